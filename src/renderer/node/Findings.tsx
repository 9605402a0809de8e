import type { JSX } from 'react';
import type { NodePlan } from '../../shared/node-life.ts';
import { planText as text } from '../strings/node-plan.ts';
import { ui } from '../strings/ui.ts';
import { Button } from '../ui/Button.tsx';
import { joined } from '../ui/format.ts';
import { IconWrong } from '../ui/icons.tsx';
import { Notice } from '../ui/Notice.tsx';

type Props = { readonly findings: NodePlan['findings']; readonly onAgain: () => void; readonly busy: boolean };

/** What speaks against a plan: what stops it first and loud, then what to watch. */
export const Findings = ({ findings, onAgain, busy }: Props): JSX.Element | null => {
  const stops = findings.filter(({ level }) => level === 'stops');
  const watch = findings.filter(({ level }) => level === 'watch');
  return (
    <>
      {stops.length === 0 ? null : (
        <section className="error findings" role="alert" id="findings" tabIndex={-1} aria-label={text.stopsTitle}>
          <IconWrong />
          <div>
            {stops.map((one) => (
              <h2 key={one.text}>{joined(one.text)}</h2>
            ))}
            <dl className="num">
              <dt>{ui.coins}</dt>
              <dd>{text.coins}</dd>
              <dt>{ui.todo}</dt>
              <dd>{text.stopsHint}</dd>
            </dl>
            <div className="actions">
              <Button onClick={onAgain} disabled={busy}>
                {text.again}
              </Button>
            </div>
          </div>
        </section>
      )}
      {watch.map((one) => (
        <Notice key={one.text}>{joined(one.text)}</Notice>
      ))}
    </>
  );
};
