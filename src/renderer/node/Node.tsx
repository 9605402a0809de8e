import './node.css';
import { type JSX, useState } from 'react';
import type { NodeContainer } from '../../shared/node.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import { usePractice } from '../practice.ts';
import { useCall } from '../queries.ts';
import { goTo, useRoom } from '../route.ts';
import { tiles } from '../status/tiles/index.ts';
import { node, roles } from '../strings/node.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cells, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WorkLines } from '../ui/WorkLines.tsx';
import { useWork } from '../work.ts';
import { Containers } from './Containers.tsx';
import { Logs } from './Logs.tsx';
import { Practice } from './Practice.tsx';

/** The machine room: the practice network, readings, containers, logs. */
export const Node = (): JSX.Element => {
  const list = useCall('node.list', {});
  const practice = useCall('practice.status', {});
  const status = useCall('status.get', {});
  const work = useWork('practice.up', 'practice.down');
  const actions = usePractice();
  const { about } = useRoom();
  const [picked, setPicked] = useState<string | null>(about);
  const containers = list.data;
  if (containers === undefined) {
    if (list.error === null) return <Waiting what={node.asking} />;
    const again = (): void => void list.refetch();
    return (
      <>
        <Sentence is={node.unread.is} next={node.unread.next} />
        <ErrorNotice
          error={list.error}
          actions={
            <Button kind="primary" onClick={again}>
              {node.unread.again}
            </Button>
          }
        />
      </>
    );
  }
  if (containers.length === 0 && work === null) return <EmptyNode />;
  const shown = containers.find((one) => one.name === picked)?.name ?? firstLog(containers);
  const show = (name: string): void => {
    setPicked(name);
    document.getElementById('log')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <Sentence {...sentenceOf(containers, practice.data, work !== null)} when />
      <ErrorNotice error={actions.error} />
      {work === null ? null : (
        <Sheet>
          <div className="cell">
            <WorkLines work={work} />
            {work.fault === null ? null : <FaultNotice fault={work.fault} />}
          </div>
        </Sheet>
      )}
      {practice.data === undefined || practice.data.state === 'none' ? null : <Practice practice={practice.data} actions={actions} />}
      {status.data === undefined ? null : (
        <Sheet label={node.panel}>
          <Cells of={4}>
            {tiles.map(({ id, Tile }) => (
              <Tile key={id} status={status.data} />
            ))}
          </Cells>
        </Sheet>
      )}
      {containers.length === 0 ? null : <Containers containers={containers} shown={shown} onLog={show} />}
      {shown === null ? null : <Logs containers={containers} name={shown} onName={setPicked} />}
    </>
  );
};

const EmptyNode = (): JSX.Element => (
  <>
    <Sentence is={node.empty.is} next={node.empty.next} lead={node.empty.text} />
    <Button kind="primary" onClick={() => goTo('setup')}>
      {node.empty.action}
    </Button>
  </>
);

/** The log a person looks for first: the stopped one, else the own beacon node's. */
const firstLog = (containers: readonly NodeContainer[]): string | null => {
  const own = containers.filter((one) => one.side === 'own');
  return (own.find((one) => one.state === 'exited') ?? own.find((one) => one.role === 'beacon') ?? containers[0])?.name ?? null;
};

/** How the containers are and what is next. */
const sentenceOf = (
  containers: readonly NodeContainer[],
  practice: PracticeStatus | undefined,
  working: boolean,
): { readonly is: string; readonly next: string } => {
  const running = containers.filter((one) => one.state === 'running').length;
  const is = node.runs(running, containers.length);
  if (working) return { is, next: node.working };
  if (practice?.state === 'gone') return { is, next: node.gone };
  if (practice?.state === 'paused') return { is: node.pausedIs, next: node.paused };
  const down = containers.find((one) => one.side === 'own' && (one.state === 'exited' || one.state === 'dead'));
  return { is, next: down === undefined ? node.fine : node.stopped(`${down.clientName} (${roles[down.role]})`) };
};
