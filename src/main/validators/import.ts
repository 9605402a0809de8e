import { AppError, toFault } from '../../shared/app-error.ts';
import type { Output } from '../../shared/contract.ts';
import type { Sealed } from '../../shared/sealed.ts';
import { importBehind, importLost, importUntold } from '../../shared/strings/exit.ts';
import { shortHex } from '../../shared/strings/short.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { KeyResult } from '../platform/keymanager-api/keymanager-api.ts';
import { slotAtTime } from '../protocol/epochs.ts';
import { chainTimeOf, type RunningNetwork, type ValidatorDeps } from './deps.ts';
import { watchForLife } from './liveness.ts';

type Imported = Output<'validators.import'>;

/**
 * Loads keystores into the own validator client. Keys that already work on chain are watched first; a fresh key has no index and waits
 * for nothing. Errors: `validator.alive` and `validator.unwatched` (then nothing was loaded), `node.notRunning`, `key.unknown`, `keymanager.*`.
 */
export async function importKeys(
  deps: ValidatorDeps,
  facts: RunningNetwork,
  input: { readonly pubkeys: readonly string[]; readonly password: string | Sealed | null },
  signal?: AbortSignal,
): Promise<Imported> {
  const keymanager = await deps.keymanager();
  if (!keymanager) throw new AppError('node.notRunning');
  const pubkeys = [...new Set(input.pubkeys)];
  const passwords = await deps.keys.passwordsOf(pubkeys, input.password);
  let results: readonly KeyResult[];
  try {
    const [beacon, loaded] = await Promise.all([deps.beacon(), keymanager.list()]);
    const keystores = await Promise.all(pubkeys.map((p) => deps.keys.keystore(p)));
    const fresh = pubkeys.filter((p) => !loaded.includes(p));
    await expectQuiet(deps, facts, beacon, fresh, signal);
    results = await keymanager.importKeystores({ keystores, passwords, slashingProtection: null });
  } finally {
    for (const password of passwords) password.fill(0);
  }
  const now = await keymanager.list();
  return pubkeys.map((pubkey, i) => judge(pubkey, results[i], now.includes(pubkey)));
}

/** Errors: `validator.alive`, and `validator.unwatched` where the node cannot tell. */
async function expectQuiet(
  { clock }: ValidatorDeps,
  facts: RunningNetwork,
  beacon: BeaconApi,
  pubkeys: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const [first] = pubkeys;
  if (first === undefined) return;
  const unwatched = (pubkey: string, found: string) => new AppError('validator.unwatched', { what: shortHex(pubkey), found });
  const time = chainTimeOf(facts);
  const { headSlot } = await beacon.syncing();
  const behind = slotAtTime(clock.now(), time) - headSlot;
  // A validator stands in the state more than an epoch before it begins to work; an older head may not know it yet.
  if (behind > time.slotsPerEpoch) throw unwatched(first, importBehind(behind));
  const [one, ...others] = (await beacon.validators(pubkeys)).filter((v) => v.status.startsWith('active'));
  if (one === undefined) return;
  const watch = { beacon, clock, time, headSlot, ...(signal ? { signal } : {}) };
  if (!(await watchForLife(watch, [one, ...others]))) throw unwatched(one.pubkey, importUntold);
}

function judge(pubkey: string, result: KeyResult | undefined, listed: boolean): Imported[number] {
  if (result?.status === 'imported' || result?.status === 'duplicate')
    return listed ? { pubkey, status: result.status, message: null } : { pubkey, status: 'error', message: importLost };
  const words = result?.message ?? '';
  if (/password|checksum/i.test(words)) return { pubkey, status: 'error', message: toFault(new AppError('key.passwordWrong')).message };
  const fault = toFault(new AppError('validator.import', { what: shortHex(pubkey), found: words || 'it gave no reason' }));
  return { pubkey, status: 'error', message: fault.message };
}
