import type { JSX } from 'react';
import type { NodePlan } from '../../shared/node-life.ts';
import { nodePlanWords } from '../../shared/strings/node-life.ts';
import { roughSpan } from '../../shared/strings/time.ts';
import { roles } from '../strings/node.ts';
import { planText as text } from '../strings/node-plan.ts';
import { formatBytes, formatDuration, listed } from '../ui/format.ts';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';

/** What a start would make, fetch and open. */
export const PlanSheet = ({ plan }: { readonly plan: NodePlan }): JSX.Element => {
  const { containers, images, volumes, published, local, secrets, disk, memory, time } = plan;
  return (
    <Sheet label={text.title}>
      <Lines>
        {containers.length === 0 ? null : (
          <Row label={text.runs}>
            <ul className="planlist">
              {containers.map((one) => (
                <li key={one.name}>
                  <b>{one.clientName}</b> <span className="q2">{`${roles[one.role]}, ${text.user(one.user)}`}</span>
                </li>
              ))}
            </ul>
            <span className="q2">{text.noRights}</span>
          </Row>
        )}
        {images.length === 0 ? null : (
          <Row label={text.fetched}>
            {images.every(({ present }) => present) ? text.allHere : null}
            <ul className="planlist images">
              {images.map((image) => (
                <li key={image.ref}>
                  <span className="mono">{image.ref}</span>{' '}
                  <span className="q2 nb">{image.bytes === null ? text.image.size : formatBytes(image.bytes)}</span>{' '}
                  <State tone={image.present ? 'fine' : 'todo'}>{image.present ? text.image.here : text.image.away}</State>
                </li>
              ))}
            </ul>
          </Row>
        )}
        {volumes.length === 0 ? null : (
          <Row label={text.data}>
            {text.dataWhere(plan.choice.dataFolder, disk.where)}
            <ul className="planlist">
              {volumes.map((volume) => (
                <li key={volume.name}>
                  <span className="mono">{volume.name}</span>{' '}
                  <span className="q2">{volume.exists ? text.volume.exists : text.volume.fresh}</span>
                </li>
              ))}
            </ul>
          </Row>
        )}
        <Row label={text.published}>
          {published.length === 0
            ? text.publishedNone
            : text.publishedText(listed(published.map(({ port, protocol }) => `${port}/${protocol}`)))}
        </Row>
        <Row label={text.local}>
          {local.length === 0 ? text.localNone : text.localText(listed(local.map(({ use, port }) => `${text.uses[use]} ${port}`)))}
        </Row>
        {secrets.length === 0 ? null : (
          <Row label={text.secrets}>
            <ul className="planlist">
              {secrets.map((secret) => (
                <li key={secret.file}>
                  {secret.what}, {secret.made ? text.secret.made : text.secret.make}
                  <br />
                  <span className="mono q2">{secret.file}</span>
                </li>
              ))}
            </ul>
          </Row>
        )}
        {containers.some(({ role }) => role === 'beacon') || plan.checkpoint.kind !== 'none' ? (
          <Row label={text.begins}>{beginsAt(plan)}</Row>
        ) : null}
        <Row label={text.disk}>
          {text.diskText(formatBytes(disk.neededBytes), disk.freeBytes === null ? null : formatBytes(disk.freeBytes), disk.where)}
        </Row>
        <Row label={text.memory}>{text.memoryText(formatBytes(memory.neededBytes), formatBytes(memory.machineBytes))}</Row>
        <Row label={text.time}>
          {text.timeText(roughSpan(time, formatDuration))} <span className="c">{time.source}</span>
        </Row>
        <Row label={text.undo}>{text.undoText}</Row>
      </Lines>
    </Sheet>
  );
};

const beginsAt = ({ checkpoint, choice }: NodePlan): string => {
  if (checkpoint.kind === 'genesis' || checkpoint.kind === 'none') return text.checkpoint[checkpoint.kind];
  const who = listed([...new Set(checkpoint.from.map(({ operator }) => operator))]);
  if (checkpoint.kind === 'kept' || choice.checkpoint.kind !== 'url') return text.checkpoint[checkpoint.kind](who);
  const own = checkpoint.from[0]?.operator ?? '';
  return text.checkpoint.own(own, listed([...new Set(checkpoint.from.slice(1).map(({ operator }) => operator))]));
};

/** The steps in order; what is done already says so. */
export const PlanSteps = ({ steps }: { readonly steps: NodePlan['steps'] }): JSX.Element => (
  <Sheet label={text.steps}>
    <div className="cell">
      <h2 className="h">{text.steps}</h2>
      <ol className="plansteps num">
        {steps.map((step) => (
          <li key={step.id}>
            <State tone={step.done ? 'fine' : 'todo'} />
            <span>{step.what}</span>
            <span className="c">{step.done ? text.done : text.todo}</span>
          </li>
        ))}
      </ol>
    </div>
  </Sheet>
);

/** Names and arguments of every container, for those who read them. */
export const ExactPlan = ({ containers }: { readonly containers: NodePlan['containers'] }): JSX.Element => (
  <Sheet>
    <details className="cell fold exact">
      <summary>
        {text.exact} <span className="c">{text.exactNote}</span>
      </summary>
      {containers.map((one) => (
        <div key={one.name}>
          <h3 className="mono">{one.name}</h3>
          <pre className="mono">{told(one.args)}</pre>
        </div>
      ))}
    </details>
  </Sheet>
);

/** A flag with its value on a line. Until providers have agreed, words stand where their address will. */
const told = (args: readonly string[]): string =>
  args
    .map((arg, i) => (i === 0 ? '' : arg.startsWith('-') ? '\n' : ' ') + arg)
    .join('')
    .replaceAll(nodePlanWords.foundAtStart, text.atStart);
