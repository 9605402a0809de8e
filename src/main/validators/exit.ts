import { AppError } from '../../shared/app-error.ts';
import { isOfPlace, placeOf } from '../../shared/place.ts';
import type { Sealed } from '../../shared/sealed.ts';
import type { SignedVoluntaryExit } from '../../shared/signed-exit.ts';
import { exitRefusals, notHeld, signedOther } from '../../shared/strings/exit.ts';
import type { ExitPreview, ExitRoad, SignedFile } from '../../shared/validators.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { fromHex } from '../protocol/bytes.ts';
import { readCredentials } from '../protocol/credentials.ts';
import { slotAtTime } from '../protocol/epochs.ts';
import { chainRules } from '../protocol/rules.ts';
import { chainTimeOf, keysOf, type RunningNetwork, type ValidatorDeps } from './deps.ts';
import type { ExitRecord } from './evidence.ts';
import { type ExitRoadFacts, exitRoad, isPaidOut } from './exit-road.ts';
import { loadedKeys } from './list.ts';
import { expectPhrase } from './phrase.ts';
import { type ExitFacts, exitEpochNow, exitPhrase, exitRefusal, previewExit } from './preflight.ts';
import { blockTrail } from './trail.ts';

const READ_BACK_TRIES = 10;
const READ_BACK_EVERY_MS = 500;

/** Exits: preview, signing and sending, and the road to the last coin. Every answer is read from the chain first. */
export function exits(deps: ValidatorDeps) {
  const trail = blockTrail();
  /** Of exits signed elsewhere, which no record keeps. */
  const payments = new Map<string, NonNullable<ExitRecord['paid']>>();
  const sameKey = (r: ExitRecord, facts: RunningNetwork, pubkey: string) => r.pubkey === pubkey && isOfPlace(r.instance, facts);
  const recordOf = (facts: RunningNetwork, pubkey: string) => deps.evidence.get().exits.find((r) => sameKey(r, facts, pubkey)) ?? null;
  const keep = (facts: RunningNetwork, record: ExitRecord) => {
    const others = deps.evidence.get().exits.filter((r) => !sameKey(r, facts, record.pubkey));
    return deps.evidence.set({ ...deps.evidence.get(), exits: [...others, record] });
  };

  async function signerOf(facts: RunningNetwork, pubkey: string): Promise<ExitPreview['signer'] | null> {
    const loaded = (await loadedKeys(deps))?.includes(pubkey) === true;
    if (loaded && (await (await deps.keymanager())?.hasVoluntaryExit())) return 'keymanager';
    return keysOf(facts, await deps.keys.list()).some((k) => k.pubkey === pubkey) ? 'keystore' : null;
  }

  /** `id`: its public key or index. */
  async function look(facts: RunningNetwork, id: string) {
    const beacon = await deps.beacon();
    const [validator] = await beacon.validators([id]);
    if (!validator) throw new AppError('validator.exitRefused', { what: exitRefusals.notOnChain });
    const [spec, { headSlot }] = await Promise.all([beacon.spec(), beacon.syncing()]);
    return { beacon, chain: { validator, rules: chainRules(spec), time: chainTimeOf(facts), now: deps.clock.now(), headSlot } };
  }
  async function lookToSign(facts: RunningNetwork, pubkey: string): Promise<{ readonly beacon: BeaconApi; readonly exit: ExitFacts }> {
    const [{ beacon, chain }, signer] = await Promise.all([look(facts, pubkey), signerOf(facts, pubkey)]);
    return { beacon, exit: { ...chain, signer } };
  }
  async function lookAtSigned(facts: RunningNetwork, { validatorIndex, epoch }: SignedVoluntaryExit) {
    const { beacon, chain } = await look(facts, String(validatorIndex));
    const early = epoch > exitEpochNow(chain) ? exitRefusals.early(validatorIndex, epoch) : null;
    return { beacon, validator: chain.validator, refusal: exitRefusal(chain) ?? early };
  }

  async function sign(exit: ExitFacts, password: string | Sealed | null): Promise<SignedVoluntaryExit> {
    const { pubkey, index } = exit.validator;
    const epoch = exitEpochNow(exit);
    const signed =
      exit.signer === 'keymanager'
        ? await (await deps.keymanager())?.voluntaryExit(pubkey, epoch)
        : await deps.keys.signExit({ pubkey, password, validatorIndex: index, epoch });
    if (!signed || signed.validatorIndex !== index || signed.epoch > epoch) throw new AppError('keymanager.refused', { what: signedOther });
    return signed;
  }

  const inPool = async (beacon: BeaconApi, { index }: BeaconValidator) =>
    (await beacon.voluntaryExits()).some((e) => e.validatorIndex === index);

  /** What was sent must show: in the pool, or already as the exit epoch of the validator. */
  async function readBack(beacon: BeaconApi, validator: BeaconValidator): Promise<void> {
    for (let tries = READ_BACK_TRIES; tries > 0; tries--) {
      if (await inPool(beacon, validator)) return;
      if ((await beacon.validators([validator.pubkey]))[0]?.exitEpoch != null) return;
      await deps.clock.sleep(READ_BACK_EVERY_MS);
    }
    throw new AppError('beacon.refused', { what: notHeld });
  }

  /** Remembers the exit before it is sent, and forgets it where the node refuses it. */
  async function send(facts: RunningNetwork, beacon: BeaconApi, validator: BeaconValidator, signed: SignedVoluntaryExit): Promise<void> {
    const { pubkey, index } = validator;
    const record = { pubkey, instance: placeOf(facts), validatorIndex: index, epoch: signed.epoch, signedAt: deps.clock.now() };
    await keep(facts, { ...record, includedSlot: null, paid: null });
    try {
      await beacon.submitVoluntaryExit(signed);
    } catch (error) {
      if (error instanceof AppError && error.code === 'beacon.refused') await forget(facts, pubkey);
      throw error;
    }
    await readBack(beacon, validator);
  }

  /** Fills in what the chain does not keep in its state: the block that took the exit and the one that paid. */
  async function complete(
    beacon: BeaconApi,
    facts: RunningNetwork,
    v: BeaconValidator,
    headSlot: number,
  ): Promise<ExitRoadFacts['record']> {
    const record = recordOf(facts, v.pubkey);
    const key = `${facts.genesisTime} ${facts.genesisValidatorsRoot} ${v.index}`;
    let includedSlot = record?.includedSlot ?? null;
    let paid = record?.paid ?? payments.get(key) ?? null;
    if (record && includedSlot === null && v.exitEpoch !== null) {
      const from = slotAtTime(record.signedAt, chainTimeOf(facts));
      includedSlot = await trail(beacon, `${key} exit`, from, headSlot, (b) => (b.exitedIndices.includes(v.index) ? b.slot : null));
    }
    if (paid === null && v.withdrawableEpoch !== null && v.withdrawableEpoch * facts.slotsPerEpoch <= headSlot && isPaidOut(v)) {
      paid = await trail(beacon, `${key} paid`, v.withdrawableEpoch * facts.slotsPerEpoch, headSlot, (b) => {
        const w = b.withdrawals.find((x) => x.validatorIndex === v.index);
        return w ? { slot: b.slot, amountGwei: w.amountGwei } : null;
      });
      if (paid) payments.set(key, paid);
    }
    if (record && (includedSlot !== record.includedSlot || paid !== record.paid)) await keep(facts, { ...record, includedSlot, paid });
    return record || paid ? { signedAt: record?.signedAt ?? null, includedSlot, paid } : null;
  }

  return {
    async preview(facts: RunningNetwork, pubkey: string): Promise<ExitPreview> {
      return previewExit((await lookToSign(facts, pubkey)).exit);
    },

    /** Signs and publishes. Where the validator leaves already, does nothing: the state answers. */
    async exit(
      facts: RunningNetwork,
      input: { readonly pubkey: string; readonly phrase: string; readonly password: string | Sealed | null },
    ): Promise<void> {
      const { beacon, exit } = await lookToSign(facts, input.pubkey);
      const preview = previewExit(exit);
      expectPhrase(input.phrase, preview.phrase);
      if (exit.validator.exitEpoch !== null || (await inPool(beacon, exit.validator))) return;
      if (preview.refused !== null) throw new AppError('validator.exitRefused', { what: preview.refused });
      await send(facts, beacon, exit.validator, await sign(exit, input.password));
    },

    /** What an exit that was signed elsewhere, or long ago, would do. Errors: `validator.exitRefused` where the chain has no such validator. */
    async previewSigned(facts: RunningNetwork, signed: SignedVoluntaryExit): Promise<SignedFile> {
      const { validator, refusal } = await lookAtSigned(facts, signed);
      const { index, pubkey, balanceGwei, withdrawalCredentials } = validator;
      const withdrawalAddress = readCredentials(fromHex(withdrawalCredentials))?.address ?? null;
      return {
        kind: 'exit',
        phrase: exitPhrase(index),
        validators: [{ validatorIndex: index, pubkey, balanceGwei, withdrawalAddress, refusal }],
      };
    },
    /** Where the validator leaves already, does nothing. Errors: as `previewSigned`, `validator.exitRefused`, `validator.phrase`. */
    async sendSigned(facts: RunningNetwork, signed: SignedVoluntaryExit, phrase: string): Promise<void> {
      const { beacon, validator, refusal } = await lookAtSigned(facts, signed);
      if (validator.exitEpoch !== null || (await inPool(beacon, validator))) return;
      if (refusal !== null) throw new AppError('validator.exitRefused', { what: refusal });
      expectPhrase(phrase, exitPhrase(validator.index));
      await send(facts, beacon, validator, signed);
    },

    async road(facts: RunningNetwork, pubkey: string): Promise<ExitRoad> {
      const beacon = await deps.beacon();
      const [spec, { headSlot }, [validator = null]] = await Promise.all([beacon.spec(), beacon.syncing(), beacon.validators([pubkey])]);
      const record = validator && (await complete(beacon, facts, validator, headSlot));
      const waiting = validator !== null && validator.exitEpoch === null && (await inPool(beacon, validator));
      return exitRoad({
        pubkey,
        validator,
        record,
        inPool: waiting,
        rules: chainRules(spec),
        time: chainTimeOf(facts),
        now: deps.clock.now(),
      });
    },
  };

  function forget(facts: RunningNetwork, pubkey: string): Promise<void> {
    const all = deps.evidence.get();
    return deps.evidence.set({ ...all, exits: all.exits.filter((r) => !sameKey(r, facts, pubkey)) });
  }
}
