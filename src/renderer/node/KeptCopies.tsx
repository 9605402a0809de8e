import { type JSX, useState } from 'react';
import type { DataCopies } from '../../shared/node-update.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { useAsk } from '../queries.ts';
import { copyText as text } from '../strings/node-copy.ts';
import { Button } from '../ui/Button.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatBytes, formatMinute } from '../ui/format.ts';
import { Cell, Sheet } from '../ui/Sheet.tsx';

type Props = { readonly copies: DataCopies; readonly isBusy: boolean; readonly onRemoved: () => void };

/** Copies of chain data that an update kept, and letting go of them. */
export const KeptCopies = ({ copies: { kept, copiedAt }, isBusy, onRemoved }: Props): JSX.Element => {
  const remove = useAsk('node.removeDataCopies');
  const [asks, setAsks] = useState(false);
  return (
    <Sheet label={text.kept}>
      <Cell title={text.kept} className="wayback">
        <p>{copiedAt === null ? text.keptForNothing : text.keptFrom(formatMinute(copiedAt))}</p>
        <ul className="planlist">
          {kept.map(({ client, volume, where, bytes }) => (
            <li key={volume}>
              <b>{clientTitles[client]}</b> {bytes === null ? null : formatBytes(bytes)}{' '}
              {where === null ? <span className="q2">{text.dockerOwn}</span> : <span className="mono">{where}</span>}
            </li>
          ))}
        </ul>
        <p className="c">
          {copiedAt === null ? null : text.keptOlder} {text.goes}
        </p>
        <ErrorNotice error={remove.error} />
        {asks ? (
          <>
            <p>{text.removeText}</p>
            <DangerConfirm
              phrase={text.phrase}
              action={text.remove}
              leave={text.leave}
              onLeave={() => setAsks(false)}
              busy={isBusy || remove.isPending}
              onConfirm={() => remove.mutate({}, { onSuccess: onRemoved })}
            />
          </>
        ) : (
          <div className="actions">
            <Button disabled={isBusy} onClick={() => setAsks(true)}>
              {text.remove}
            </Button>
          </div>
        )}
      </Cell>
    </Sheet>
  );
};
