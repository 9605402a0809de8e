import type { FileKind } from '../../../shared/key-checks.ts';
import { isObject, type Json } from './members.ts';

export const depositMembers = [
  'pubkey',
  'withdrawal_credentials',
  'amount',
  'signature',
  'deposit_message_root',
  'deposit_data_root',
  'fork_version',
  'network_name',
  'deposit_cli_version',
] as const;
export const keystoreMembers = ['crypto', 'description', 'pubkey', 'path', 'uuid', 'version', 'name'] as const;

type Known = Exclude<FileKind, 'unknown'>;
/** Members of each kind, those of its message included. */
const marks: Readonly<Record<Known, readonly string[]>> = {
  deposit: depositMembers,
  keystore: keystoreMembers,
  exit: ['message', 'signature', 'epoch', 'validator_index'],
  change: ['message', 'signature', 'metadata', 'validator_index', 'from_bls_pubkey', 'to_execution_address'],
  changeRequest: ['message', 'signature', 'validator_index', 'to_execution_address'],
};
const LEAST = 2;

/** What a value most likely is, judged by the names of its members, so that one damaged name does not hide what it was. */
export function recognise(value: unknown): FileKind {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(first)) return 'unknown';
  const message: Json = isObject(first['message']) ? first['message'] : {};
  const names = [...Object.keys(first), ...Object.keys(message)];
  const scored = (Object.keys(marks) as Known[]).map((kind) => {
    const hits = names.filter((name) => marks[kind].includes(name)).length;
    return { kind, hits, score: 2 * hits - names.length - marks[kind].length / 100 };
  });
  const best = scored.filter(({ hits }) => hits >= LEAST).sort((a, b) => b.score - a.score)[0];
  return best?.kind ?? 'unknown';
}
