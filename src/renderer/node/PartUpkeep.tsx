import { type JSX, useState } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import type { NodeUpkeep } from '../../shared/node-upkeep.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { roughSpan } from '../../shared/strings/time.ts';
import { useAsk, useCall } from '../queries.ts';
import { roles } from '../strings/node.ts';
import { upkeepText as text } from '../strings/node-upkeep.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatBytes, formatDuration } from '../ui/format.ts';
import { Lines, Row } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

type What = NodeUpkeep['what'];
type Props = { readonly what: What; readonly choice: NodeChoice; readonly busy: boolean };

/** Parts of a node that run here and hold a chain. */
const partsOf = ({ execution, consensus }: NodeChoice) => [
  ...(execution.kind === 'run' ? [{ role: 'execution', title: clientTitles[execution.client] } as const] : []),
  ...(consensus.kind === 'run' ? [{ role: 'beacon', title: clientTitles[consensus.client] } as const] : []),
];

/** Which part, what goes and what stays, how long it takes and what it costs; then a typed phrase. */
export const PartUpkeep = ({ what, choice, busy }: Props): JSX.Element => {
  const parts = partsOf(choice);
  const [picked, setPicked] = useState<NodeUpkeep['role'] | null>(null);
  const part = parts.find(({ role }) => role === picked) ?? null;
  return (
    <>
      <Choice
        wide
        legend={text[what].part}
        value={picked}
        onChange={setPicked}
        options={parts.map(({ role, title }) => ({ value: role, title, note: roles[role] }))}
      />
      {part === null ? null : <Planned key={part.role} what={what} {...part} busy={busy} onLeave={() => setPicked(null)} />}
    </>
  );
};

type PlannedProps = {
  readonly what: What;
  readonly role: NodeUpkeep['role'];
  readonly title: string;
  readonly busy: boolean;
  readonly onLeave: () => void;
};

const Planned = ({ what, role, title, busy, onLeave }: PlannedProps): JSX.Element => {
  const answer = useCall('node.upkeep', { what, role }, { refetchOnMount: 'always' });
  const ask = useAsk(`node.${what}`);
  const plan = answer.data;
  if (plan === undefined)
    return answer.error === null ? (
      <Waiting what={text.looking} />
    ) : (
      <ErrorNotice error={answer.error} actions={<Button onClick={() => void answer.refetch()}>{text.again}</Button>} />
    );
  if (plan.idle !== null) return <p className="q2">{plan.idle}</p>;
  return (
    <>
      <Lines>
        <Row label={text.goes}>{listOf(plan.goes)}</Row>
        <Row label={text.stays}>{listOf(plan.stays)}</Row>
        <Row label={text.data}>{plan.dataBytes === null ? text.unmeasured : formatBytes(plan.dataBytes)}</Row>
        <Row label={text.time}>
          {text.timeText(roughSpan(plan.time, formatDuration))} <span className="c">{plan.time.source}</span>
        </Row>
        <Row label={text.duties}>{plan.duties}</Row>
        <Row label={text.steps}>{listOf(plan.steps.map((step) => step.what))}</Row>
      </Lines>
      <ErrorNotice error={ask.error} />
      <DangerConfirm
        phrase={text[what].phrase(title)}
        action={text[what].action}
        leave={text.leave}
        onLeave={onLeave}
        busy={busy || ask.isPending}
        onConfirm={() => ask.mutate({ role }, { onSuccess: onLeave })}
      />
    </>
  );
};

const listOf = (all: readonly string[]): JSX.Element => (
  <ul className="planlist">
    {all.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);
