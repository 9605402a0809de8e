import type { ForkReadiness } from '../forks.ts';
import { duration } from './time.ts';

/** Forks by the name of their consensus half, as the spec writes it. */
const known: Readonly<Record<string, string>> = {
  CAPELLA: 'Shapella',
  DENEB: 'Dencun',
  ELECTRA: 'Pectra',
  FULU: 'Fusaka',
  GLOAS: 'Glamsterdam',
};
const capital = (name: string) => name.slice(0, 1) + name.slice(1).toLowerCase();

export const forkWords = {
  named: (spec: string) => known[spec] ?? capital(spec),
  blobs: (max: number) => `the change to at most ${max} blobs a block`,
  unnamed: 'the next fork',
  parts: { execution: 'execution client', consensus: 'beacon node', validator: 'validator client' },
  stopped: (part: string) => `your ${part} does not run`,
} as const;

/** A fork's readiness in a sentence; `nowMs` for “in 12 days”. */
export function forkSentence(readiness: ForkReadiness, nowMs: number): string {
  if (readiness.state === 'none') return 'No change of the network’s rules is set, as far as your node knows.';
  if (readiness.state === 'unseen')
    return `Hearth could not look whether your node is ready for the next change of the network’s rules, because ${readiness.why}.`;
  const { fork, at } = readiness;
  const seconds = at - Math.floor(nowMs / 1000);
  if (readiness.state === 'ready') return `Your node is ready for ${fork}, in ${duration(seconds)}.`;
  if (readiness.state === 'unsure')
    return `${fork.slice(0, 1).toUpperCase()}${fork.slice(1)} comes in ${duration(seconds)}. Your execution client (${readiness.version}) cannot say whether it is ready: look at its release notes.`;
  const part = `your ${forkWords.parts[readiness.lacks]} (${readiness.version})`;
  const to = readiness.needs === null ? '' : ` to ${readiness.needs} or newer`;
  return seconds > 0
    ? `Your node is not ready for ${fork}, in ${duration(seconds)}: ${part} does not know it. Update it${to} before then.`
    : `Your node cannot follow the chain: ${part} does not know ${fork}, which holds since ${duration(-seconds)}. Update it${to} now.`;
}
