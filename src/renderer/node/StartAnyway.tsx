import { type JSX, useEffect, useRef } from 'react';
import type { HostCheck } from '../../shared/host.ts';
import { planText } from '../strings/node-plan.ts';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { Cell, Sheet } from '../ui/Sheet.tsx';

const { anyway, replace } = planText;
type Props = {
  /** What of this machine stops the node. */
  readonly stopping: readonly HostCheck[];
  /** Clients that give way to others, whose chain goes for good; null where none does. */
  readonly was?: string | null;
  readonly busy: boolean;
  readonly onLeave: () => void;
  readonly onStart: () => void;
};

/** Names what stops a node on this machine, and what a start throws away, and asks for a phrase that says so. */
export const StartAnyway = ({ stopping, was = null, busy, onLeave, onStart }: Props): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const title = was === null ? anyway.title : replace.title(was);
  const words = was === null ? anyway : { ...replace, phrase: replace.phrase(was) };
  return (
    <div ref={place} id="start-anyway" tabIndex={-1}>
      <Sheet label={title}>
        {stopping.length === 0 ? null : (
          <Cell title={anyway.title}>
            <ul className="planlist">
              {stopping.map(({ id, title: check, found, needed, todo }) => (
                <li key={id}>
                  <b>{check}</b>: {anyway.lacks(found, needed)} {todo}
                </li>
              ))}
            </ul>
            <p className="q2">{anyway.means}</p>
          </Cell>
        )}
        <Cell className="stack">
          {was === null ? null : (
            <>
              <h2 className="h">{title}</h2>
              <p className="q2">{replace.means}</p>
            </>
          )}
          <DangerConfirm
            phrase={words.phrase}
            action={words.action}
            leave={words.leave}
            onLeave={onLeave}
            busy={busy}
            onConfirm={onStart}
          />
        </Cell>
      </Sheet>
    </div>
  );
};
