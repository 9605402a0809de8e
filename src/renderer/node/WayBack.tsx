import { type JSX, useState } from 'react';
import type { NodeUpdates } from '../../shared/node-update.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { useAsk } from '../queries.ts';
import { goTo } from '../route.ts';
import { updateText } from '../strings/node-update.ts';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Choice.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatMinute } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Cell, Sheet } from '../ui/Sheet.tsx';

const text = updateText.wayBack;

/** What ran before the last update, and whether it can run again. What is not known has to be agreed to. */
export const WayBack = ({ found, isBusy }: { readonly found: NodeUpdates; readonly isBusy: boolean }): JSX.Element => {
  const { back, backRefused, backRisk } = found;
  const [taken, setTaken] = useState(false);
  const rollback = useAsk('node.rollback');
  return (
    <Sheet label={text.title}>
      <Cell title={text.title} className="wayback">
        <p>{text.text}</p>
        <ul className="planlist">
          {back.map(({ role, client, from, to, copiedAt }) => (
            <li key={role}>
              <b>{clientTitles[client]}</b> <span className="mono">{to}</span>
              <span className="q2">
                {updateText.now} <span className="mono">{from}</span>
              </span>
              {copiedAt === null ? null : <p className="c">{text.onCopy(formatMinute(copiedAt))}</p>}
            </li>
          ))}
        </ul>
        {backRefused === null ? null : (
          <Notice>
            <b>{text.refused}</b> {backRefused}
          </Notice>
        )}
        {backRisk === null ? null : (
          <>
            <Notice>{backRisk}</Notice>
            <Tick checked={taken} onChange={setTaken}>
              {text.risk}
            </Tick>
          </>
        )}
        <ErrorNotice error={rollback.error} />
        {backRefused === null ? (
          <div className="actions">
            <Button
              disabled={isBusy || rollback.isPending || (backRisk !== null && !taken)}
              onClick={() => rollback.mutate({ riskResync: taken }, { onSuccess: () => goTo('node') })}
            >
              {text.go}
            </Button>
          </div>
        ) : null}
      </Cell>
    </Sheet>
  );
};
