import { AppError } from '../../../shared/app-error.ts';
import { shortHex } from '../../../shared/strings/short.ts';
import { doesTexts } from '../../../shared/strings/verify.ts';
import { type Keystore, keystoreSchema, readKeystore } from '../keystore.ts';
import { pathNumbers, signingPath } from '../paths.ts';
import type { Tell } from './finding.ts';
import type { Opinion } from './judging.ts';
import { isObject, type Json, membersOf } from './members.ts';
import { keystoreMembers } from './recognise.ts';

export type SeenKeystore = { readonly pubkey: string; readonly path: string | null; readonly keystore: Keystore | null };
const ANY_PATH = signingPath(0);
/** scrypt costs the reference tool takes at least, as n·r·p; pbkdf2 rounds. */
const LEAST = { scrypt: 2 ** 20, pbkdf2: 2 ** 18 } as const;

/** Judges the form of a keystore; `keystore` is what can be opened, null where it cannot. */
export function judgeKeystore(value: unknown, name: string, tell: Tell): { readonly opinion: Opinion; readonly seen: SeenKeystore | null } {
  const nothing = { opinion: { network: null, does: [] }, seen: null };
  if (!isObject(value)) {
    tell('keystore.form', 'a list');
    return nothing;
  }
  const members = membersOf(value, tell);
  const version = value['version'];
  if (typeof version === 'number' && version !== 4) {
    tell('keystore.version', String(version));
    return nothing;
  }
  members.nothingBut(keystoreMembers);
  const pubkey = members.hex('pubkey', 48, 'bare');
  caseOf(value, tell);
  const path = pathOf(value, name, tell);
  const keystore = keystoreOf({ ...value, path: path === null ? ANY_PATH : path, pubkey: pubkey?.slice(2) ?? '' }, name, tell);
  if (pubkey === null) return nothing;
  return { opinion: { network: null, does: [doesTexts.keystore(shortHex(pubkey), path ?? '')] }, seen: { pubkey, path, keystore } };
}

function pathOf(value: Json, name: string, tell: Tell): string | null {
  const path = value['path'];
  if (path === '') tell('keystore.noPath');
  const numbers = typeof path === 'string' ? pathNumbers(path) : null;
  if (typeof path !== 'string' || numbers === null) {
    if (path !== '') tell('form.type', 'path', 'a path');
    return null;
  }
  const [purpose, coin, , use, sign] = numbers;
  const eth2 = purpose === 12381 && coin === 3600 && use === 0;
  if (eth2 && numbers.length === 4) tell('keystore.withdrawal');
  else if (!eth2 || numbers.length !== 5 || sign !== 0) tell('keystore.path', path.slice(0, 60));
  const inName = /^keystore-(m(?:_\d+)+)-\d+\.json$/.exec(name)?.[1]?.replaceAll('_', '/');
  if (inName !== undefined && inName !== path) tell('keystore.name', inName.slice(0, 60), path.slice(0, 60));
  return path;
}

/** Capital letters in the hex of `crypto`: no program minds, no tool writes them. */
function caseOf({ crypto }: Json, tell: Tell): void {
  if (/"[0-9a-fA-F]*[A-F][0-9a-fA-F]*"/.test(JSON.stringify(crypto ?? null))) tell('form.case', 'crypto');
}

function keystoreOf(value: Json, name: string, tell: Tell): Keystore | null {
  const parsed = keystoreSchema.safeParse(value);
  if (!parsed.success) {
    const places = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'its members'))];
    for (const place of places) if (place !== 'pubkey' && place !== 'path') tell('keystore.form', place);
    return null;
  }
  const { kdf } = parsed.data.crypto;
  const weak = kdf.function === 'pbkdf2' ? kdf.params.c < LEAST.pbkdf2 : kdf.params.n * kdf.params.r * kdf.params.p < LEAST.scrypt;
  if (weak) tell('keystore.weak');
  try {
    return readKeystore(JSON.stringify(value), name);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!weak) tell('keystore.costly');
    return null;
  }
}
