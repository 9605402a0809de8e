import type { JSX } from 'react';
import type { NodeContainer } from '../../shared/node.ts';
import type { NodeStack } from '../../shared/node-life.ts';
import { useAsk } from '../queries.ts';
import { containerStates, isLooping, loopState, node, roles } from '../strings/node.ts';
import { publicText } from '../strings/node-public.ts';
import { networks } from '../strings/ui.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatWhen } from '../ui/format.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';

type Props = {
  readonly containers: readonly NodeContainer[];
  /** The node on a public network, whose containers stand first. */
  readonly stack: NodeStack | null;
  readonly shown: string | null;
  readonly onLog: (name: string) => void;
};

/** Every container with its state; those of your node can be stopped and started one by one. */
export const Containers = ({ containers, stack, shown, onLog }: Props): JSX.Element => {
  const start = useAsk('node.start');
  const stop = useAsk('node.stop');
  const isPublic = ({ name }: NodeContainer): boolean => stack?.containers.some((one) => one.name === name) === true;
  const network = stack?.choice?.network;
  const groups = [
    { id: 'public', title: network === undefined ? node.own : publicText.yours(networks[network].title), has: isPublic },
    {
      ...{ id: 'own', title: containers.some(isPublic) ? publicText.practice : node.own },
      has: (one: NodeContainer) => one.side === 'own' && !isPublic(one),
    },
    { id: 'rest', title: node.rest, has: (one: NodeContainer) => one.side === 'rest' },
  ].map((group) => ({ ...group, mine: containers.filter(group.has) }));
  const filled = groups.filter(({ mine }) => mine.length > 0);
  return (
    <>
      <ErrorNotice error={start.error ?? stop.error} />
      <Sheet label={node.containers}>
        <table className="num containers">
          <thead>
            <tr>
              <th>{node.container}</th>
              <th>{node.state}</th>
              <th className="r">
                <span className="unseen">{node.actions}</span>
              </th>
            </tr>
          </thead>
          {filled.map(({ id, title, mine }) => {
            return (
              <tbody key={id}>
                {filled.length === 1 ? null : (
                  <tr className="side">
                    <th colSpan={3} scope="rowgroup">
                      <b>{title}</b> {id === 'rest' ? <span className="c">{node.restHint}</span> : null}
                    </th>
                  </tr>
                )}
                {mine.map((one) => (
                  <tr key={one.name} className={one.name === shown ? 'on' : undefined}>
                    <td>
                      <b>{one.clientName}</b> <span className="c">{roles[one.role]}</span>
                    </td>
                    <td>
                      <ContainerState container={one} />
                    </td>
                    <td className="r nb">
                      {one.side === 'own' ? <Switch container={one} start={start} stop={stop} /> : null}
                      <Button small kind="plain" label={node.logOf(`${one.clientName} ${roles[one.role]}`)} onClick={() => onLog(one.name)}>
                        {node.log}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </Sheet>
    </>
  );
};

const ContainerState = ({ container }: { readonly container: NodeContainer }): JSX.Element => {
  const { word, tone } = isLooping(container) ? loopState : containerStates[container.state];
  const why =
    container.why ??
    (container.startedAt === null || container.state !== 'running' ? null : node.since(formatWhen(container.startedAt, Date.now())));
  return (
    <>
      <State tone={tone} strong={tone !== 'fine'} paused={container.state === 'paused'}>
        {word}
      </State>{' '}
      <span className="c">{why}</span>
    </>
  );
};

type Ask = ReturnType<typeof useAsk<'node.start' | 'node.stop'>>;
type SwitchProps = { readonly container: NodeContainer; readonly start: Ask; readonly stop: Ask };

const Switch = ({ container, start, stop }: SwitchProps): JSX.Element | null => {
  const { name, state, clientName, role } = container;
  const title = `${clientName} ${roles[role]}`;
  if (state === 'paused') return null;
  const running = state === 'running' || state === 'restarting';
  const ask = running ? stop : start;
  const busy = ask.isPending && ask.variables.name === name;
  return (
    <Button
      small
      disabled={start.isPending || stop.isPending}
      label={running ? node.stopOf(title) : node.startOf(title)}
      onClick={() => ask.mutate({ name })}
    >
      {running ? (busy ? node.stopping : node.stop) : busy ? node.starting : node.start}
    </Button>
  );
};
