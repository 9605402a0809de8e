import { basename } from 'node:path';
import type { FileKind } from '../../../shared/key-checks.ts';
import { shortHex } from '../../../shared/strings/short.ts';
import { doesTexts } from '../../../shared/strings/verify.ts';
import type { Keystore } from '../keystore.ts';
import { type Judged, judgeAcross } from './across.ts';
import { judgeDeposits } from './deposit.ts';
import { judgeChangeRequest, judgeExit, type Signers } from './exit.ts';
import { type Collector, collector } from './finding.ts';
import type { Judging, Opinion } from './judging.ts';
import { judgeKeystore, type SeenKeystore } from './keystore.ts';
import { isObject } from './members.ts';
import { judgeChanges } from './message.ts';
import { recognise } from './recognise.ts';
import { decodeText, parseJson } from './text.ts';

/** A file as it was read. `named`: by the person, not found in a folder. */
export type ReadFile = { readonly path: string; readonly bytes: Uint8Array; readonly named: boolean };
/** Opens a keystore: the public key (hex) of the secret in it, or null where the password is wrong. */
export type Open = (keystore: Keystore) => Promise<string | null>;

type Seen = {
  readonly path: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly value: unknown;
  readonly found: Collector;
  opinion: Opinion;
  keystore: (SeenKeystore & { readonly opens: boolean | null }) | null;
};

/** Files of other programs that lie beside keys are passed over unless a person names them. */
const isKeyName = (name: string): boolean => /^(deposit_data|keystore|signed_exit|bls_to_execution)/i.test(name);
const isJson = (name: string): boolean => /\.json$/i.test(name);

function look({ path, bytes, named }: ReadFile): Seen {
  const found = collector();
  const name = basename(path);
  const seen = (kind: FileKind, value: unknown): Seen => ({
    path,
    name,
    kind,
    value,
    found,
    opinion: { network: null, does: [] },
    keystore: null,
  });
  if (!named && !isJson(name)) {
    found.tell('file.other');
    return seen('unknown', null);
  }
  const text = decodeText(bytes, found.tell);
  const value = text === null ? undefined : parseJson(text, found.tell);
  if (value === undefined) return seen('unknown', null);
  const kind = recognise(value);
  if (kind === 'unknown') found.tell(named || isKeyName(name) ? 'file.unknown' : 'file.other');
  return seen(kind, value);
}

/**
 * Judges files each for itself and all together. `open` is null where no password is given; `ofIndex` are the keys of validators that the
 * own node knows. Never throws for what stands in a file.
 */
export async function judgeFiles(
  files: readonly ReadFile[],
  judging: Judging,
  open: Open | null,
  ofIndex: ReadonlyMap<string, string>,
  step: () => void = () => undefined,
): Promise<readonly Judged[]> {
  const all = files.map(look);
  for (const one of all) {
    const { kind, value, found, name } = one;
    if (kind === 'deposit') one.opinion = judgeDeposits(value, found, judging);
    if (kind === 'change') one.opinion = judgeChanges(value, found, judging);
    if (kind === 'keystore') {
      const { opinion, seen } = judgeKeystore(value, name, found.tell);
      one.opinion = opinion;
      one.keystore = seen === null ? null : { ...seen, opens: await opens(seen, open, found) };
    }
    step();
  }
  const keys = all.flatMap(({ opinion, keystore }) => [
    ...(opinion.deposits ?? []).map((d) => d.pubkey),
    ...(keystore ? [keystore.pubkey] : []),
  ]);
  const signers: Signers = { keys: [...new Set(keys)], ofIndex };
  for (const one of all) {
    if (one.kind === 'exit') one.opinion = judgeExit(one.value, one.found.tell, judging, signers);
    if (one.kind === 'changeRequest') one.opinion = judgeChangeRequest(one.value, one.found.tell, judging, signers);
  }
  return judgeAcross(
    all.map(({ path, kind, opinion, found, keystore }) => ({
      path,
      kind,
      network: opinion.network,
      does: [...opinion.does, ...(keystore?.opens === true ? [doesTexts.opened()] : [])],
      findings: found.list(),
      deposits: opinion.deposits ?? [],
      keystore: keystore === null ? null : { pubkey: keystore.pubkey, path: keystore.path, opens: keystore.opens },
    })),
  );
}

async function opens(seen: SeenKeystore, open: Open | null, { tell }: Collector): Promise<boolean | null> {
  if (open === null) {
    if (seen.keystore !== null) tell('keystore.unopened');
    return null;
  }
  if (seen.keystore === null) return false;
  const held = await open(seen.keystore);
  if (held === null) tell('keystore.password');
  else if (held !== seen.pubkey) tell('keystore.secret', shortHex(held));
  return held === seen.pubkey;
}

const SMALL_BYTES = 4_096;

/** Validator indices of exits, of which a node can tell the key that must have signed. */
export function indicesToLookUp(files: readonly ReadFile[]): readonly string[] {
  const indices = files.flatMap(({ path, bytes, named }) => {
    if (bytes.length > SMALL_BYTES) return [];
    const { kind, value } = look({ path, bytes, named });
    if ((kind !== 'exit' && kind !== 'changeRequest') || !isObject(value) || !isObject(value['message'])) return [];
    const index = value['message']['validator_index'];
    const text = typeof index === 'number' ? String(index) : index;
    return typeof text === 'string' && /^\d{1,12}$/.test(text) ? [text] : [];
  });
  return [...new Set(indices)];
}
