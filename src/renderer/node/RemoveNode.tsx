import { type JSX, useState } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import { useAsk, useCall } from '../queries.ts';
import { publicText } from '../strings/node-public.ts';
import { networks } from '../strings/ui.ts';
import { Choice, Tick } from '../ui/Choice.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Cell, Cells } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const text = publicText.removal;
type Props = { readonly choice: NodeChoice; readonly busy: boolean; readonly onLeave: () => void };

/** What goes and what stays, then a typed phrase. Keys go only where they are named. */
export const RemoveNode = ({ choice, busy, onLeave }: Props): JSX.Element => {
  const [what, setWhat] = useState<'keep' | 'all'>('keep');
  const [keys, setKeys] = useState(false);
  const request = { keepData: what === 'keep', keysToo: what === 'all' && keys };
  const removal = useCall('node.removal', request, { refetchOnMount: 'always' });
  const remove = useAsk('node.remove');
  const lists = removal.data;
  return (
    <>
      <Cell className="removal">
        <Choice
          wide
          legend={text.legend}
          value={what}
          onChange={setWhat}
          options={(['keep', 'all'] as const).map((kind) => ({ value: kind, title: text[kind].title, note: text[kind].text }))}
        />
        {what === 'all' && choice.withValidator ? (
          <Tick checked={keys} onChange={setKeys}>
            {text.keysToo}
            <span className="c optnote">{text.keysTooText}</span>
          </Tick>
        ) : null}
        <ErrorNotice error={removal.error ?? remove.error} />
        {removal.isPending ? <Waiting what={text.looking} /> : null}
      </Cell>
      {lists === undefined ? null : (
        <Cells of={2}>
          <Listed title={text.goes} all={lists.goes} />
          <Listed title={text.stays} all={lists.stays} />
        </Cells>
      )}
      <Cell>
        <DangerConfirm
          phrase={text.phrase(networks[choice.network].title)}
          action={text.action}
          leave={text.leave}
          onLeave={onLeave}
          ready={lists !== undefined}
          busy={busy || remove.isPending}
          onConfirm={() => remove.mutate(request, { onSuccess: onLeave })}
        />
      </Cell>
    </>
  );
};

const Listed = ({ title, all }: { readonly title: string; readonly all: readonly string[] }): JSX.Element => (
  <Cell title={title}>
    {all.length === 0 ? (
      <p className="q2">{text.nothing}</p>
    ) : (
      <ul className="planlist">
        {all.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )}
  </Cell>
);
