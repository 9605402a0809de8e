import { AppError } from '../../../shared/app-error.ts';
import { journeyTexts } from '../../../shared/strings/journey.ts';
import type { Validator } from '../../../shared/validators.ts';
import { ethOfGwei, short } from '../face/format.ts';
import type { ChainLimits } from './limits.ts';
import type { OwnKey } from './start-of-life.ts';
import { type Traveller, until } from './traveller.ts';

const { gave, waits } = journeyTexts;

const mine = async ({ context: { ask } }: Traveller, pubkey: string): Promise<Validator | null> =>
  (await ask('validators.list', {})).find((validator) => validator.pubkey === pubkey) ?? null;

/** Unix ms at which the chain's own rules let the validator start, as the deposit's road tells it. */
function roadTimes(me: Traveller, pubkey: string) {
  let activeAt: number | null = null;
  return {
    activeAt: () => activeAt,
    async look() {
      const road = await me.context.ask('deposit.road', { pubkey });
      if (road.status === 'failed') throw new AppError('deposit.failed');
      activeAt = road.activeAt;
    },
  };
}

/** pending and active. Answers the validator as it is when its duties begin. `expected`: the slots the rules give. */
export async function becomeActive(
  me: Traveller,
  { pubkey }: OwnKey,
  limits: ChainLimits,
  expected: { readonly creditedSlot: number; readonly activeSlot: number },
): Promise<Validator & { readonly index: number; readonly activationEpoch: number }> {
  const { now } = me.context;
  const road = roadTimes(me, pubkey);
  const timeOf = (slot: number) => me.chain()?.timeOf(slot) ?? null;
  const depositedAt = now();
  const pending = await until(
    me,
    { milestone: 'pending', limitMs: limits.pending, expected: () => timeOf(expected.creditedSlot) },
    async () => {
      const validator = await mine(me, pubkey);
      return validator?.index !== null && validator !== null && validator.status !== 'unknown' && validator.status !== 'deposited'
        ? validator.index
        : null;
    },
  );
  me.reach('pending', depositedAt, gave.pending(pending));

  const pendingAt = now();
  const activeAt = () => road.activeAt() ?? timeOf(expected.activeSlot);
  const active = await until(me, { milestone: 'active', limitMs: limits.active, expected: activeAt }, async () => {
    await road.look();
    const validator = await mine(me, pubkey);
    if (validator?.status !== 'active_ongoing' || validator.index === null || validator.activationEpoch === null) return null;
    return { ...validator, index: validator.index, activationEpoch: validator.activationEpoch };
  });
  me.reach('active', pendingAt, gave.active(active.index, active.activationEpoch));
  return active;
}

/** Looks whether the validator has proposed since its activation; told once. */
async function lookForProposal(me: Traveller, index: number, activeAt: number): Promise<void> {
  if (me.ledger.reached('proposed')) return;
  const { duties } = await me.context.ask('status.get', {});
  const own = duties.lastProposals.find(({ validatorIndex }) => validatorIndex === index);
  if (own) me.reach('proposed', activeAt, gave.proposed(own.slot));
}

/** attested: the chain credited a vote of the validator, or, where the node cannot tell votes, its balance grew. */
export async function attest(
  me: Traveller,
  validator: Validator & { readonly index: number; readonly activationEpoch: number },
  limitMs: number,
): Promise<number> {
  const { ask, now } = me.context;
  const activeAt = now();
  let lowest = validator.balanceGwei ?? 0n;
  const expected = () => {
    const chain = me.chain();
    return chain === null ? null : chain.timeOf((validator.activationEpoch + 2) * chain.slotsPerEpoch);
  };
  const what = await until(me, { milestone: 'attested', limitMs, expected }, async () => {
    const { duties } = await ask('status.get', {});
    await lookForProposal(me, validator.index, activeAt);
    const credited = duties.attestations.find(
      ({ epoch, result }) => epoch >= validator.activationEpoch && (result === 'inTime' || result === 'late'),
    );
    if (credited) return gave.attested(credited.epoch, credited.result === 'late');
    const balance = (await mine(me, validator.pubkey))?.balanceGwei ?? lowest;
    if (balance > lowest) return gave.earned(ethOfGwei(balance - lowest));
    lowest = balance;
    return null;
  });
  me.reach('attested', activeAt, what);
  return activeAt;
}

/** Sends the exit as soon as the chain accepts it. */
async function sendExit(me: Traveller, { pubkey, password }: OwnKey, index: number, activeAt: number, limitMs: number): Promise<void> {
  const { ask } = me.context;
  let open: number | null = null;
  const preview = await until(me, { milestone: 'exited', what: waits.exit, limitMs, expected: () => open }, async () => {
    await lookForProposal(me, index, activeAt);
    const found = await ask('validators.exitPreview', { pubkey });
    const chain = me.chain();
    open = chain && found.earliestEpoch !== null ? chain.timeOf(found.earliestEpoch * chain.slotsPerEpoch) : null;
    return found.refused === null && found.earliestEpoch === null ? found : null;
  });
  await ask('validators.exit', { pubkey, phrase: preview.phrase, password: preview.signer === 'keystore' ? password : null });
}

export type LastPart = { readonly exitSlot: number; readonly paidSlot: number };

/** exited and withdrawn. Answers the slots of the exit's block and of the payment. */
export async function leave(
  me: Traveller,
  key: OwnKey,
  validator: { readonly index: number; readonly activeAt: number },
  limits: ChainLimits,
): Promise<LastPart> {
  const { ask, now } = me.context;
  const askedAt = now();
  await sendExit(me, key, validator.index, validator.activeAt, limits.exitOpen);
  const road = () => ask('validators.exitRoad', { pubkey: key.pubkey });
  let stations = (await road()).stations;
  const at = (id: 'included' | 'exited' | 'withdrawn') => stations.find((station) => station.id === id)?.at ?? null;
  await until(me, { milestone: 'exited', limitMs: limits.exited, expected: () => at('exited') }, async () => {
    await lookForProposal(me, validator.index, validator.activeAt);
    const now = await road();
    stations = now.stations;
    return now.status === 'exited' || now.status === 'withdrawable' || now.status === 'withdrawn' ? true : null;
  });
  me.reach('exited', askedAt, gave.exited);

  const exitedAt = now();
  const paid = await until(me, { milestone: 'withdrawn', limitMs: limits.withdrawn, expected: () => at('withdrawn') }, async () => {
    const now = await road();
    stations = now.stations;
    return now.status === 'withdrawn' && now.paidGwei !== null && now.paidGwei > 0n ? now : null;
  });
  me.reach('withdrawn', exitedAt, gave.withdrawn(ethOfGwei(paid.paidGwei ?? 0n), short(key.withdrawalAddress)));
  const slotOf = (unixMs: number | null) => me.chain()?.slotAt(unixMs ?? now()) ?? 0;
  return { exitSlot: slotOf(at('included')), paidSlot: slotOf(paid.paidAt) };
}
