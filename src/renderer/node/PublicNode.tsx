import { type JSX, useState } from 'react';
import type { NodeChoice, NodeStack } from '../../shared/node-life.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { useAsk } from '../queries.ts';
import { goTo } from '../route.ts';
import { machineText } from '../strings/node-machine.ts';
import { publicText as text } from '../strings/node-public.ts';
import { networks } from '../strings/ui.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { State, type Tone } from '../ui/State.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { Checkpoint, WrongChain } from './Checkpoint.tsx';
import { pairOf } from './pair-of.ts';
import { RemoveNode } from './RemoveNode.tsx';
import { StartAnyway } from './StartAnyway.tsx';
import { useStartGate } from './use-start-gate.ts';
import { Versions } from './Versions.tsx';
import type { NodeWorkKind } from './works.ts';

const tones: { readonly [K in NodeStack['next']['kind']]: Tone } = {
  choose: 'todo',
  up: 'att',
  wait: 'work',
  look: 'bad',
  stop: 'bad',
  nothing: 'fine',
};
type Props = {
  readonly stack: NodeStack;
  readonly choice: NodeChoice;
  /** What is being done to it from here. */
  readonly doing: NodeWorkKind | null;
  /** A notice above offers to start again. */
  readonly retried: boolean;
};

/** The node on a public network as a whole: how it is, what its clients say, where it began, stop, restart, remove. */
export const PublicNode = ({ stack, choice, doing, retried }: Props): JSX.Element => {
  const [removing, setRemoving] = useState(false);
  const up = useAsk('node.up');
  const down = useAsk('node.down');
  const restart = useAsk('node.restart');
  const { kind } = stack.next;
  const closed = doing !== null || up.isPending || down.isPending || restart.isPending;
  const runs = stack.containers.some(({ state }) => state === 'running' || state === 'restarting');
  const title = text.title(networks[choice.network].title);
  const { checkpoint } = stack;
  const isWrong = checkpoint?.confirmation.state === 'differs';
  const isOffered = !(runs || doing !== null || kind === 'wait' || isWrong || retried);
  const start = (): void => up.mutate({ choice: null }, { onSuccess: () => gate.close() });
  const gate = useStartGate(choice, isOffered, start);
  return (
    <>
      {isWrong ? (
        <WrongChain checkpoint={checkpoint}>
          {runs ? (
            <Button kind="primary" disabled={closed} onClick={() => down.mutate({})}>
              {text.stopNow}
            </Button>
          ) : null}
        </WrongChain>
      ) : null}
      <ErrorNotice error={up.error ?? down.error ?? restart.error} />
      {gate.asks ? <StartAnyway stopping={gate.stopping} busy={closed || gate.isLooking} onLeave={gate.leave} onStart={start} /> : null}
      <Sheet label={title}>
        <div className="cell practicecell num">
          <div>
            <h2 className="h">
              {title} <State tone={doing === null ? tones[kind] : 'work'}>{doing === null ? text.states[kind] : text.doing[doing]}</State>
            </h2>
            <p className="c">
              {pairOf(choice)}, {choice.withValidator ? text.serves : text.follows}.
            </p>
            {stack.versions.map(({ role, client, says }) =>
              says === null ? null : (
                <p className="c" key={role}>
                  {text.says(clientTitles[client], says)}
                </p>
              ),
            )}
            {gate.isLooking ? <Waiting what={machineText.looking} /> : null}
          </div>
          <div className="actions">
            {isOffered ? (
              <Button kind="primary" disabled={closed || gate.isLooking || gate.asks} onClick={gate.press}>
                {text.start}
              </Button>
            ) : null}
            {runs && !isWrong ? (
              <>
                <Button disabled={closed} onClick={() => down.mutate({})}>
                  {text.stop}
                </Button>
                <Button disabled={closed} onClick={() => restart.mutate({})}>
                  {text.restart}
                </Button>
              </>
            ) : null}
            <Button kind="plain" onClick={() => goTo('node', 'plan')}>
              {text.plan}
            </Button>
            {removing ? null : (
              <Button kind="plain" disabled={closed} onClick={() => setRemoving(true)}>
                {text.remove}
              </Button>
            )}
          </div>
        </div>
        {removing ? <RemoveNode choice={choice} busy={closed} onLeave={() => setRemoving(false)} /> : null}
        {isWrong ? null : <Versions runs={runs} />}
        {checkpoint === null ? null : <Checkpoint checkpoint={checkpoint} />}
      </Sheet>
    </>
  );
};
