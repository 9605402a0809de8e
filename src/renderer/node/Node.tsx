import './node.css';
import { type JSX, useState } from 'react';
import type { NodeContainer } from '../../shared/node.ts';
import type { NodeStack } from '../../shared/node-life.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import { nodeDoing } from '../../shared/strings/node-life.ts';
import type { Work } from '../../shared/work.ts';
import { usePractice } from '../practice.ts';
import { useCall } from '../queries.ts';
import { goTo, useRoom } from '../route.ts';
import { tiles } from '../status/tiles/index.ts';
import { isLooping, node, roles } from '../strings/node.ts';
import { runText } from '../strings/node-run.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorAgain, ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cells, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WorkLines } from '../ui/WorkLines.tsx';
import { useWork } from '../work.ts';
import { Containers } from './Containers.tsx';
import { Logs } from './Logs.tsx';
import { NodeWork, raises } from './NodeWork.tsx';
import { Practice } from './Practice.tsx';
import { PublicNode } from './PublicNode.tsx';
import { RunNode } from './RunNode.tsx';
import { UpdatePage } from './UpdatePage.tsx';
import { Upkeep } from './Upkeep.tsx';
import { doneNow, nodeWorks } from './works.ts';

/** The machine room. About `run` and `plan`: the way to a node on a public network; `update`: its versions; a container: its log. */
export const Node = (): JSX.Element => {
  const stack = useCall('node.stack', {}, { refetchOnMount: 'always' });
  const { about } = useRoom();
  if (about === 'run' || about === 'plan' || about === 'update') {
    if (stack.isPending)
      return (
        <Page>
          <Waiting what={node.asking} />
        </Page>
      );
    const kept = stack.data?.choice ?? null;
    if (about === 'update' && kept !== null) return <UpdatePage choice={kept} />;
    return <RunNode key={about} kept={kept} from={about === 'plan' && kept !== null ? 'plan' : 'network'} />;
  }
  return (
    <Page>
      <Machine stack={stack.isPending ? undefined : (stack.data ?? null)} about={about} />
    </Page>
  );
};

/** `stack` undefined: still asked; null: it cannot be seen. */
type MachineProps = { readonly stack: NodeStack | null | undefined; readonly about: string | null };

/** What runs: the node on a public network, the practice network, readings, containers, logs. */
const Machine = ({ stack: seen, about }: MachineProps): JSX.Element => {
  const stack = seen ?? null;
  const list = useCall('node.list', {});
  const practice = useCall('practice.status', {});
  const status = useCall('status.get', {});
  const work = useWork('practice.up', 'practice.down');
  const nodeWork = useWork(...nodeWorks);
  const actions = usePractice();
  const [picked, setPicked] = useState<string | null>(about);
  const containers = list.data;
  if (containers === undefined) {
    if (list.error === null) return <Waiting what={node.asking} />;
    const again = (): void => void list.refetch();
    return (
      <>
        <Sentence is={node.unread.is} next={node.unread.next} />
        <ErrorAgain error={list.error} label={node.unread.again} onAgain={again} />
      </>
    );
  }
  if (containers.length === 0 && seen === undefined) return <Waiting what={node.asking} />;
  const choice = stack?.choice ?? null;
  if (containers.length === 0 && work === null && nodeWork === null && choice === null) return <EmptyNode />;
  const shown = containers.find((one) => one.name === picked)?.name ?? firstLog(containers);
  const show = (name: string): void => {
    setPicked(name);
    document.getElementById('log')?.scrollIntoView({ block: 'nearest' });
  };
  const failing = loopingOf(containers);
  const table = containers.length === 0 ? null : <Containers containers={containers} stack={stack} shown={shown} onLog={show} />;
  return (
    <>
      <Sentence {...sentenceOf(containers, practice.data, work !== null, stack, nodeWork)} when />
      <div className="stack">
        <ErrorNotice error={actions.error} />
        {nodeWork === null ? null : <NodeWork work={nodeWork} />}
        {failing === null ? null : table}
        {work === null ? null : (
          <Sheet>
            <div className="cell">
              <WorkLines work={work} />
              {work.fault === null ? null : <FaultNotice fault={work.fault} />}
            </div>
          </Sheet>
        )}
        {stack === null || choice === null ? null : (
          <PublicNode stack={stack} choice={choice} doing={doneNow(nodeWork)} retried={nodeWork !== null && raises(nodeWork)} />
        )}
        {practice.data === undefined || practice.data.state === 'none' ? null : <Practice practice={practice.data} actions={actions} />}
        {status.data?.findings.map(({ id, is, next }) => (
          <Notice key={id}>
            <b>{is}</b> {next}
          </Notice>
        ))}
        {status.data === undefined || containers.length === 0 ? null : (
          <Sheet label={node.panel}>
            <Cells of={4}>
              {tiles.map(({ id, Tile }) => (
                <Tile key={id} status={status.data} />
              ))}
            </Cells>
          </Sheet>
        )}
        {failing === null ? table : null}
        {choice === null ? null : <Upkeep choice={choice} busy={nodeWork?.state === 'running'} />}
        {choice === null && nodeWork?.state !== 'running' ? <EnterRun /> : null}
      </div>
      {shown === null ? null : <Logs containers={containers} name={shown} onName={setPicked} />}
    </>
  );
};

/** The way to a node on a public network, beside a practice network. */
const EnterRun = (): JSX.Element => (
  <Sheet label={runText.enter.title}>
    <div className="cell practicecell">
      <div>
        <h2 className="h">{runText.enter.title}</h2>
        <p className="c">{runText.enter.text}</p>
      </div>
      <div className="actions">
        <Button onClick={() => goTo('node', 'run')}>{runText.enter.action}</Button>
      </div>
    </div>
  </Sheet>
);

const EmptyNode = (): JSX.Element => (
  <>
    <Sentence is={node.empty.is} next={node.empty.next} lead={node.empty.text} />
    <div className="actions">
      <Button kind="primary" onClick={() => goTo('setup')}>
        {node.empty.action}
      </Button>
      <Button onClick={() => goTo('node', 'run')}>{runText.enter.other}</Button>
    </div>
  </>
);

/** The log a person looks for first: the stopped one, else the own beacon node's. */
const firstLog = (containers: readonly NodeContainer[]): string | null => {
  const own = containers.filter((one) => one.side === 'own');
  return (
    (own.find((one) => one.state === 'exited' || isLooping(one)) ?? own.find((one) => one.role === 'beacon') ?? containers[0])?.name ?? null
  );
};

/** A part of the own node that Docker starts again and again. */
const loopingOf = (containers: readonly NodeContainer[]): NodeContainer | null =>
  containers.find((one) => one.side === 'own' && isLooping(one)) ?? null;

/** How the containers are and what is next. */
const sentenceOf = (
  containers: readonly NodeContainer[],
  practice: PracticeStatus | undefined,
  working: boolean,
  stack: NodeStack | null,
  nodeWork: Work | null,
): { readonly is: string; readonly next: string } => {
  const running = containers.filter((one) => one.state === 'running' && !isLooping(one)).length;
  const is = node.runs(running, containers.length);
  if (stack?.next.kind === 'stop') return node.otherChain;
  if (nodeWork?.state === 'running' && raises(nodeWork)) return node.rising;
  const doing = doneNow(nodeWork);
  if (working || doing !== null)
    return { is: containers.length === 0 ? node.noneRuns : is, next: doing === null ? node.working : nodeDoing.now[doing] };
  const failing = loopingOf(containers);
  if (failing !== null) return node.loops(`${failing.clientName} (${roles[failing.role]})`);
  if (stack !== null && stack.choice !== null && stack.next.kind !== 'nothing')
    return { is: containers.length === 0 ? node.noneRuns : is, next: stack.next.text };
  if (practice?.state === 'gone') return { is, next: node.gone };
  if (practice?.state === 'paused') return { is: node.pausedIs, next: node.paused };
  const down = containers.find((one) => one.side === 'own' && (one.state === 'exited' || one.state === 'dead'));
  return { is, next: down === undefined ? node.fine : node.stopped(`${down.clientName} (${roles[down.role]})`) };
};
