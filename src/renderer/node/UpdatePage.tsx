import { type JSX, useState } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import type { NodeUpdates } from '../../shared/node-update.ts';
import { RoomFrame } from '../ceremony/Frame.tsx';
import { useAsk, useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { copyText } from '../strings/node-copy.ts';
import { updateText as text } from '../strings/node-update.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorAgain, ErrorNotice } from '../ui/FaultNotice.tsx';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { useWork } from '../work.ts';
import { KeepCopy } from './KeepCopy.tsx';
import { KeptCopies } from './KeptCopies.tsx';
import { NewerParts } from './NewerParts.tsx';
import { WayBack } from './WayBack.tsx';
import { nodeWorks } from './works.ts';

/** What is newer for the node, what taking it does, and the way back. */
export const UpdatePage = ({ choice }: { readonly choice: NodeChoice }): JSX.Element => {
  const answer = useCall('node.updates', {}, { refetchOnMount: 'always' });
  const update = useAsk('node.update');
  const isBusy = useWork(...nodeWorks)?.state === 'running';
  const found = answer.isFetching ? undefined : answer.data;
  const roles = found?.rows.flatMap(({ role, to }) => (to === null ? [] : [role])) ?? [];
  const newer = roles.length;
  const copies = useCall('node.dataCopies', { roles }, { enabled: found !== undefined, staleTime: 0 });
  const next = copies.isFetching ? null : (copies.data?.next ?? null);
  const [wanted, setWanted] = useState(false);
  const keepCopy = wanted && next !== null && !next.findings.some(({ level }) => level === 'stops');
  const again = (): void => void answer.refetch();
  const measure = (): void => void copies.refetch();
  const onRemoved = (): void => {
    again();
    measure();
  };
  return (
    <RoomFrame
      room="node"
      crumb={text.crumb}
      page="update"
      {...wordsOf(found, newer, answer.error !== null)}
      back={() => goTo('node')}
      forward={{
        label: update.isPending ? text.going : text.go,
        open: newer > 0 && !isBusy && !update.isPending && (!wanted || keepCopy),
        go: () => update.mutate({ keepCopy }, { onSuccess: () => goTo('node') }),
      }}
      why={isBusy ? text.whyBusy : newer === 0 ? text.whyNone : wanted && !keepCopy ? copyText.why : text.why}
    >
      <div className="stack">
        <ErrorNotice error={update.error} />
        <ErrorAgain error={answer.error} label={text.again} onAgain={again} />
        {answer.isFetching ? <Waiting what={text.looking.next} /> : null}
        {found === undefined ? null : (
          <>
            <NewerParts rows={found.rows} />
            {newer === 0 ? null : <Happens serves={choice.withValidator} />}
            {copies.isFetching ? <Waiting what={copyText.looking} /> : null}
            <ErrorNotice error={copies.error} actions={<Button onClick={measure}>{copyText.again}</Button>} />
            {next === null ? null : <KeepCopy next={next} serves={choice.withValidator} checked={wanted} onChange={setWanted} />}
            {found.back.length === 0 ? null : <WayBack found={found} isBusy={isBusy} />}
            {copies.isFetching || !copies.data?.kept.length ? null : (
              <KeptCopies copies={copies.data} isBusy={isBusy} onRemoved={onRemoved} />
            )}
          </>
        )}
      </div>
    </RoomFrame>
  );
};

const wordsOf = (found: NodeUpdates | undefined, newer: number, hasFailed: boolean): { readonly is: string; readonly next: string } => {
  if (found === undefined) return hasFailed ? text.failed : text.looking;
  return newer === 0 ? text.none : text.some(newer);
};

const Happens = ({ serves }: { readonly serves: boolean }): JSX.Element => (
  <Sheet label={text.happens}>
    <Lines>
      <Row label={text.first}>{text.firstText}</Row>
      <Row label={text.next}>{text.nextText}</Row>
      <Row label={text.duties}>{serves ? text.dutiesText : text.noDuties}</Row>
      <Row label={text.keys}>{text.keysText}</Row>
    </Lines>
  </Sheet>
);
