import { orNull } from '../../shared/app-error.ts';
import { isOfPlace } from '../../shared/place.ts';
import type { Validator, ValidatorStatus } from '../../shared/validators.ts';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { fromHex } from '../protocol/bytes.ts';
import { readCredentials } from '../protocol/credentials.ts';
import { keysOf, type RunningNetwork, type ValidatorDeps } from './deps.ts';

/** Keys of this folder made for the running network and keys the own validator client holds, with their state on chain. */
export async function listValidators(
  deps: Pick<ValidatorDeps, 'beacon' | 'keymanager' | 'keys' | 'depositsSent' | 'evidence'>,
  facts: RunningNetwork,
): Promise<Validator[]> {
  const [beacon, entries, loaded] = await Promise.all([deps.beacon(), deps.keys.list(), loadedKeys(deps)]);
  const own = keysOf(facts, entries);
  const pubkeys = [...new Set([...own.map((k) => k.pubkey), ...(loaded ?? [])])];
  if (pubkeys.length === 0) return [];
  const records = new Map((await beacon.validators(pubkeys)).map((v) => [v.pubkey, v]));
  const absent = pubkeys.filter((p) => !records.has(p));
  // A key in the deposit queue is in no list of validators yet.
  const queue = absent.length === 0 ? [] : await beacon.pendingDeposits();
  const changes = deps.evidence.get().changes.filter((c) => isOfPlace(c.instance, facts));
  const waiting = new Set(queue?.map((d) => d.pubkey) ?? deps.depositsSent?.(facts));
  return pubkeys.map((pubkey) =>
    toValidator(
      pubkey,
      records.get(pubkey) ?? null,
      waiting.has(pubkey) ? 'deposited' : 'unknown',
      changes.find((c) => c.pubkey === pubkey)?.withdrawalAddress ??
        own.find((k) => k.pubkey === pubkey)?.deposit?.withdrawalAddress ??
        null,
      loaded?.includes(pubkey) ?? null,
    ),
  );
}

/** Keys in the own validator client; null where it could not be asked. */
export const loadedKeys = (deps: Pick<ValidatorDeps, 'keymanager'>): Promise<readonly string[] | null> =>
  orNull(async () => (await (await deps.keymanager())?.list()) ?? null);

function toValidator(
  pubkey: string,
  record: BeaconValidator | null,
  absentStatus: ValidatorStatus,
  intendedAddress: string | null,
  loaded: boolean | null,
): Validator {
  return {
    pubkey,
    index: record?.index ?? null,
    status: record?.status ?? absentStatus,
    balanceGwei: record?.balanceGwei ?? null,
    effectiveBalanceGwei: record?.effectiveBalanceGwei ?? null,
    withdrawalCredentials: record?.withdrawalCredentials ?? null,
    withdrawalAddress: record ? (readCredentials(fromHex(record.withdrawalCredentials))?.address ?? null) : null,
    intendedAddress,
    activationEpoch: record?.activationEpoch ?? null,
    exitEpoch: record?.exitEpoch ?? null,
    withdrawableEpoch: record?.withdrawableEpoch ?? null,
    loaded,
  };
}
