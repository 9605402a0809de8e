import type { PracticeStatus } from '../../../shared/practice.ts';
import type { LayerStatus, Status } from '../../../shared/status.ts';
import { practiceTexts, statusTexts, summaries } from '../../../shared/strings/cli.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { healthWords, statusSentence } from '../../../shared/strings/status.ts';
import type { Command } from '../command.ts';
import type { Times } from '../face/format.ts';
import { pairs } from '../face/table.ts';
import { validatorLines } from './validators.ts';

const { labels } = statusTexts;

function layer(which: 'execution' | 'consensus', l: LayerStatus): string {
  const parts = [
    l.clientName,
    healthWords[l.health].toLowerCase(),
    l.head === null ? null : statusTexts.head(which, l.head),
    l.behindSlots === null ? null : statusTexts.behind(l.behindSlots),
    l.peers === null ? null : statusTexts.peers(l.peers),
    l.why,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

const disk = ({ freeBytes, where, nodeBytes, docker }: NonNullable<Status['disk']>): string =>
  statusTexts.disk(bytes(freeBytes), where, nodeBytes === null ? null : bytes(nodeBytes), docker && bytes(docker.freeBytes));

export function statusLines(s: Status, practice: PracticeStatus, times: Times): readonly string[] {
  const { is, next: then } = statusSentence(s, practice);
  if (s.clock === null && s.execution.health === 'absent' && s.consensus.health === 'absent') return [is, practiceTexts.upNext];
  const next = s.duties.next;
  const last = s.duties.attestations.at(-1);
  const { health } = s.validatorClient;
  const client = [
    s.validatorClient.clientName,
    health === 'synced' ? statusTexts.runs : healthWords[health].toLowerCase(),
    s.validatorClient.why,
  ];
  const rows: (readonly [string, string] | null)[] = [
    s.clock ? [labels.clock, statusTexts.clock(s.clock.slot, s.clock.epoch, s.clock.finalizedEpoch)] : null,
    [labels.execution, layer('execution', s.execution)],
    [labels.consensus, layer('consensus', s.consensus)],
    [labels.validator, client.filter((part) => part !== null).join(', ')],
    next ? [labels.next, `${statusTexts.duty(next.kind, next.slot, next.validatorIndex)}, ${times.clock(next.at)}`] : null,
    last ? [labels.attestations, statusTexts.attested(last.epoch, statusTexts.results[last.result])] : null,
    s.disk ? [labels.disk, disk(s.disk)] : null,
  ];
  const coin = s.network === 'practice' ? 'practice ETH' : 'ETH';
  return [
    is,
    then,
    '',
    ...s.findings.filter((one) => one.is !== is).flatMap((one) => [one.is, `  ${one.next}`, '']),
    ...pairs(rows.filter((row) => row !== null)),
    ...(s.validators.length > 0 ? ['', ...validatorLines(s.validators, coin)] : []),
  ];
}

export const status: Command = {
  path: ['status'],
  summary: summaries.status,
  options: {},
  async run({ ask, json, print, printDocument, times }) {
    const now = await ask('status.get', {});
    if (json) printDocument(now);
    else print(...statusLines(now, await ask('practice.status', {}), times));
  },
};
