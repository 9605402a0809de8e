import type { JSX } from 'react';
import type { Work, WorkPart } from '../../shared/work.ts';
import { useAsk } from '../queries.ts';
import { ui } from '../strings/ui.ts';
import { Bar } from './Bar.tsx';
import { Button } from './Button.tsx';
import { formatEstimate } from './format.ts';
import { useNow } from './now.ts';
import { State, type Tone } from './State.tsx';
import { workFacts } from './work.ts';

const tones: { readonly [S in WorkPart['state']]: Tone } = { waiting: 'todo', working: 'work', done: 'fine', failed: 'bad' };

/** Long work: a line per part with done of total, speed, time left, elapsed; Cancel, what it leaves, the newest log line. */
export const WorkLines = ({ work }: { readonly work: Work }): JSX.Element => {
  const now = useNow();
  const cancel = useAsk('work.cancel');
  const running = work.state === 'running';
  const log = work.parts.findLast((part) => part.state === 'working' && part.log !== null)?.log ?? null;
  const first = work.parts.find((part) => part.state === 'working') ?? work.parts.find((part) => part.state === 'waiting');
  return (
    <div className="worklines">
      {work.parts.map((part) => (
        <WorkLine
          key={part.id}
          part={part}
          now={now}
          cancel={running && part === first ? () => cancel.mutate({ id: work.id }) : null}
          stopping={!cancel.isIdle}
        />
      ))}
      {running ? (
        <p className="c lastlog">
          {log === null ? null : (
            <>
              <span className="mono">{log}</span> ·{' '}
            </>
          )}
          {work.keeps}
        </p>
      ) : null}
    </div>
  );
};

type LineProps = { readonly part: WorkPart; readonly now: number; readonly cancel: (() => void) | null; readonly stopping: boolean };

const WorkLine = ({ part, now, cancel, stopping }: LineProps): JSX.Element => {
  const facts = workFacts(part, now);
  return (
    <div className="workline num">
      <State tone={tones[part.state]} />
      <span className="what">
        <span>{part.what}</span>
        <Bar
          thin
          part={facts.part}
          tone={part.state === 'working' ? 'ember' : part.state === 'failed' ? 'brick' : 'plain'}
          label={part.what}
        />
      </span>
      <span className="r">
        {facts.done}
        {facts.total === '' ? null : (
          <span className="q2">
            {' '}
            {ui.on} {facts.total}
          </span>
        )}
      </span>
      <span className="r q2 speed">{facts.speed}</span>
      <span className="r">{endings(part, facts.leftSeconds)}</span>
      <span className="r q2">{facts.elapsed}</span>
      <span className="r cancel">
        {cancel === null ? null : (
          <Button small onClick={cancel} disabled={stopping}>
            {stopping ? ui.cancelling : ui.cancel}
          </Button>
        )}
      </span>
    </div>
  );
};

const endings = (part: WorkPart, leftSeconds: number | null): string => {
  if (part.state === 'done') return ui.done;
  if (part.state === 'failed') return ui.failed;
  if (part.state === 'waiting') return ui.waiting;
  return leftSeconds === null ? '' : `${formatEstimate(leftSeconds)} ${ui.left}`;
};
