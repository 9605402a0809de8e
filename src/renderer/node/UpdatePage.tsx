import type { JSX } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import type { NodeUpdates } from '../../shared/node-update.ts';
import { RoomFrame } from '../ceremony/Frame.tsx';
import { useAsk, useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { updateText as text } from '../strings/node-update.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { useWork } from '../work.ts';
import { NewerParts } from './NewerParts.tsx';
import { WayBack } from './WayBack.tsx';
import { nodeWorks } from './works.ts';

/** What is newer for the node, what taking it does, and the way back. */
export const UpdatePage = ({ choice }: { readonly choice: NodeChoice }): JSX.Element => {
  const answer = useCall('node.updates', { measure: false }, { refetchOnMount: 'always' });
  const update = useAsk('node.update');
  const isBusy = useWork(...nodeWorks)?.state === 'running';
  const found = answer.isFetching ? undefined : answer.data;
  const newer = found?.rows.filter(({ to }) => to !== null).length ?? 0;
  const again = (): void => void answer.refetch();
  return (
    <RoomFrame
      room="node"
      crumb={text.crumb}
      page="update"
      {...wordsOf(found, newer, answer.error !== null)}
      back={() => goTo('node')}
      forward={{
        label: update.isPending ? text.going : text.go,
        open: newer > 0 && !isBusy && !update.isPending,
        go: () => update.mutate({}, { onSuccess: () => goTo('node') }),
      }}
      why={isBusy ? text.whyBusy : newer > 0 ? text.why : text.whyNone}
    >
      <div className="stack">
        <ErrorNotice error={update.error} />
        <ErrorNotice
          error={answer.error}
          actions={
            <Button kind="primary" onClick={again}>
              {text.again}
            </Button>
          }
        />
        {answer.isFetching ? <Waiting what={text.looking.next} /> : null}
        {found === undefined ? null : (
          <>
            <NewerParts rows={found.rows} />
            {newer === 0 ? null : <Happens serves={choice.withValidator} />}
            {found.back.length === 0 ? null : <WayBack found={found} isBusy={isBusy} />}
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
