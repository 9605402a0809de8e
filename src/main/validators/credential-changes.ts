import { AppError } from '../../shared/app-error.ts';
import { isOfPlace, placeOf } from '../../shared/place.ts';
import type { ChangeFile, SignedChange } from '../../shared/signed-change.ts';
import { changeNotHeld, changePhrase, changeRefusals, changeRefused } from '../../shared/strings/change.ts';
import type { SignedFile } from '../../shared/validators.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { checksumAddress } from '../protocol/address.ts';
import { equalBytes, fromHex, toHex } from '../protocol/bytes.ts';
import { addressCredentials, blsCredentials, readCredentials } from '../protocol/credentials.ts';
import type { RunningNetwork, ValidatorDeps } from './deps.ts';
import { expectPhrase } from './phrase.ts';

const READ_BACK_TRIES = 10;
const READ_BACK_EVERY_MS = 500;

type Looked = { readonly change: SignedChange; readonly validator: BeaconValidator | undefined; readonly refusal: string | null };

const phraseFor = (looked: readonly Looked[]): string =>
  changePhrase(looked.map(({ change }) => checksumAddress(change.toExecutionAddress)));

/** Whether the chain can take a change: null if so, else why not. */
export function changeRefusal(change: SignedChange, validator: BeaconValidator | undefined): string | null {
  if (validator === undefined) return changeRefusals.notOnChain;
  const credentials = fromHex(validator.withdrawalCredentials);
  if (equalBytes(credentials, blsCredentials(fromHex(change.fromBlsPubkey)))) return null;
  if (credentials[0] === 0x00) return changeRefusals.otherKey;
  return changeRefusals.fixed(readCredentials(credentials)?.address ?? null);
}

/** Signed changes from 0x00 to an address: what a file would do, and sending it. Every answer is read from the chain first. */
export function credentialChanges(deps: ValidatorDeps) {
  async function look(facts: RunningNetwork, { changes, genesisValidatorsRoot, networkName }: ChangeFile) {
    if (genesisValidatorsRoot !== facts.genesisValidatorsRoot)
      throw new AppError('key.networkDiffers', { what: facts.title, found: `the file is signed for another chain, named ${networkName}` });
    const beacon = await deps.beacon();
    const found = await beacon.validators(changes.map((c) => String(c.validatorIndex)));
    const looked = changes.map((change) => {
      const validator = found.find((v) => v.index === change.validatorIndex);
      return { change, validator, refusal: changeRefusal(change, validator) };
    });
    return { beacon, looked };
  }

  /** Remembers what the person set, before it is sent. */
  async function keep(facts: RunningNetwork, looked: readonly Looked[]): Promise<void> {
    const set = looked.flatMap(({ change, validator }) =>
      validator === undefined ? [] : [{ pubkey: validator.pubkey, withdrawalAddress: checksumAddress(change.toExecutionAddress) }],
    );
    const all = deps.evidence.get();
    const others = all.changes.filter((c) => !isOfPlace(c.instance, facts) || !set.some(({ pubkey }) => pubkey === c.pubkey));
    const added = set.map((one) => ({ ...one, instance: placeOf(facts), sentAt: deps.clock.now() }));
    await deps.evidence.set({ ...all, changes: [...others, ...added] });
  }

  /** What was sent must show: in the pool, or already as the validator's credentials. */
  async function readBack(beacon: BeaconApi, changes: readonly SignedChange[]): Promise<void> {
    for (let tries = READ_BACK_TRIES; tries > 0; tries--) {
      const pool = await beacon.credentialChanges();
      const missing = changes.filter((c) => !pool.some((p) => p.validatorIndex === c.validatorIndex && p.signature === c.signature));
      const done = await beacon.validators(missing.map((c) => String(c.validatorIndex)));
      const isDone = (c: SignedChange) =>
        done.find((v) => v.index === c.validatorIndex)?.withdrawalCredentials === toHex(addressCredentials('0x01', c.toExecutionAddress));
      if (missing.every(isDone)) return;
      await deps.clock.sleep(READ_BACK_EVERY_MS);
    }
    throw new AppError('beacon.refused', { what: changeNotHeld });
  }

  return {
    /** Errors: `key.networkDiffers`, `beacon.*`. */
    async preview(facts: RunningNetwork, file: ChangeFile): Promise<SignedFile> {
      const { looked } = await look(facts, file);
      const validators = looked.map(({ change, validator, refusal }) => ({
        validatorIndex: change.validatorIndex,
        pubkey: validator?.pubkey ?? null,
        balanceGwei: validator?.balanceGwei ?? null,
        withdrawalAddress: checksumAddress(change.toExecutionAddress),
        refusal: refusal === null ? null : changeRefused(change.validatorIndex, refusal),
      }));
      return { kind: 'change', phrase: phraseFor(looked), validators };
    },
    /** All changes of the file or none. Errors: as `preview`, `key.changeRefused`, `validator.phrase`. */
    async send(facts: RunningNetwork, file: ChangeFile, phrase: string): Promise<void> {
      const { beacon, looked } = await look(facts, file);
      const refused = looked.find(({ refusal }) => refusal !== null);
      if (refused !== undefined)
        throw new AppError('key.changeRefused', { what: String(refused.change.validatorIndex), found: refused.refusal ?? '' });
      expectPhrase(phrase, phraseFor(looked));
      const changes = looked.map(({ change }) => change);
      await keep(facts, looked);
      await beacon.submitCredentialChanges(changes);
      await readBack(beacon, changes);
    },
  };
}
