import { type JSX, useState } from 'react';
import { useAsk, useCall } from '../queries.ts';
import { moveText as text } from '../strings/node-move.ts';
import { Button } from '../ui/Button.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Lines, Row } from '../ui/Sheet.tsx';

/** What a move left behind, and letting go of it; nothing where there is none. */
export const OldData = ({ busy }: { readonly busy: boolean }): JSX.Element | null => {
  const old = useCall('node.oldData', {}, { refetchOnMount: 'always' });
  const remove = useAsk('node.removeOldData');
  const [asks, setAsks] = useState(false);
  if (remove.isSuccess) return <Notice done>{text.removed}</Notice>;
  if (old.data === undefined || old.data.volumes.length === 0) return null;
  const { volumes, mayGo } = old.data;
  const places = [...new Set(volumes.map(({ where }) => where ?? text.docker))];
  return (
    <>
      <Lines>
        <Row label={text.old}>
          {places.map((place) => (
            <p className="mono" key={place}>
              {place}
            </p>
          ))}
          <p className="c">{mayGo ? text.oldText : text.oldWaits}</p>
        </Row>
      </Lines>
      <ErrorNotice error={remove.error} />
      {asks ? (
        <DangerConfirm
          phrase={text.phrase}
          action={text.remove}
          leave={text.leave}
          onLeave={() => setAsks(false)}
          ready={mayGo}
          busy={busy || remove.isPending}
          onConfirm={() => remove.mutate({})}
        />
      ) : (
        <div className="actions">
          <Button disabled={busy || !mayGo} onClick={() => setAsks(true)}>
            {text.remove}
          </Button>
        </div>
      )}
    </>
  );
};
