import { type JSX, useEffect, useRef } from 'react';
import type { HostCheck } from '../../shared/host.ts';
import { planText } from '../strings/node-plan.ts';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { Cell, Sheet } from '../ui/Sheet.tsx';

const text = planText.anyway;
type Props = {
  /** What of this machine stops the node. */
  readonly stopping: readonly HostCheck[];
  readonly busy: boolean;
  readonly onLeave: () => void;
  readonly onStart: () => void;
};

/** Names what stops a node on this machine, and asks whether it shall be started all the same. */
export const StartAnyway = ({ stopping, busy, onLeave, onStart }: Props): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} id="start-anyway" tabIndex={-1}>
      <Sheet label={text.title}>
        <Cell title={text.title}>
          <ul className="planlist">
            {stopping.map(({ id, title, found, needed, todo }) => (
              <li key={id}>
                <b>{title}</b>: {text.lacks(found, needed)} {todo}
              </li>
            ))}
          </ul>
        </Cell>
        <Cell className="stack">
          <p className="q2">{text.means}</p>
          <DangerConfirm phrase={text.phrase} action={text.action} leave={text.leave} onLeave={onLeave} busy={busy} onConfirm={onStart} />
        </Cell>
      </Sheet>
    </div>
  );
};
