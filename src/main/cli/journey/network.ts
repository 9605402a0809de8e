import { AppError } from '../../../shared/app-error.ts';
import type { PracticeOption, PracticeStatus } from '../../../shared/practice.ts';
import { wrongUse } from '../../../shared/strings/cli.ts';
import { bytes } from '../../../shared/strings/host.ts';
import { clientVersion, journeyTexts } from '../../../shared/strings/journey.ts';
import type { Work } from '../../../shared/work.ts';
import type { PracticeChoice } from '../commands/options.ts';
import { FaultError } from '../face/fault.ts';
import { followWork } from '../follow-work.ts';
import { UsageError } from '../usage-error.ts';
import { chainClock } from './chain-clock.ts';
import { fixedLimits } from './limits.ts';
import { type Traveller, until, within } from './traveller.ts';

const { gave } = journeyTexts;

/** host-checked. Errors: the fault of Docker where it cannot be used; `journey.milestone` where another check stops. */
export async function checkHost(me: Traveller): Promise<void> {
  const { ask, now } = me.context;
  const startedAt = now();
  const docker = await ask('host.docker', {});
  if (docker.state === 'unusable') throw new FaultError(docker.fault);
  const checks = await ask('host.check', { network: 'practice' });
  const rest = checks.filter(({ verdict }) => verdict !== 'fine');
  const told = rest.map(({ title, found }) => gave.finding(title, found));
  const stopping = rest.filter(({ verdict }) => verdict === 'stops');
  if (stopping.length > 0) {
    const details = stopping.map(({ title, found, todo }) => `${title}: ${found}. ${todo ?? ''}`).join('\n');
    throw new AppError('journey.milestone', { what: journeyTexts.steps['host-checked'], details });
  }
  me.reach('host-checked', startedAt, gave.host(checks.length - rest.length, checks.length, told));
}

/** Whether what runs is what was chosen; a null choice fits anything. Errors: UsageError. */
function refuseOther(status: PracticeStatus, choice: PracticeChoice, consensus: string | null): void {
  const differs = (wanted: string | null, running: string | null) => wanted !== null && running !== null && wanted !== running;
  if (differs(choice.profile, status.profile)) throw new UsageError(wrongUse.otherNetwork(status.profile ?? '', choice.profile ?? ''));
  if (differs(choice.consensus, consensus)) throw new UsageError(wrongUse.otherNetwork(consensus ?? '', choice.consensus ?? ''));
}

const consensusOf = async ({ context: { ask } }: Traveller) =>
  (await ask('node.list', {})).find(({ side, role }) => side === 'own' && role === 'beacon')?.client ?? null;

/** Leaves a network that can be gone on with, paused ones awake and dead ones removed, or none at all. */
async function wake(me: Traveller, choice: PracticeChoice): Promise<PracticeStatus> {
  const { ask, remark } = me.context;
  const status = await ask('practice.status', {});
  if (status.state === 'gone') {
    remark(journeyTexts.gone);
    const { workId } = await ask('practice.down', {});
    await followWork(workId, me.context, () => undefined);
    return ask('practice.status', {});
  }
  if (status.state === 'none') return status;
  refuseOther(status, choice, await consensusOf(me));
  if (status.state !== 'paused') return status;
  await ask('practice.resume', {});
  remark(journeyTexts.paused);
  return ask('practice.status', {});
}

/** The option that a choice leads to: the first that fits, in the order of the app, or the one the app chose itself. */
function optionFor(
  choice: Pick<PracticeChoice, 'profile'> & { readonly consensus: string | null },
  all: { readonly options: readonly PracticeOption[]; readonly chosen: number },
): PracticeOption | null {
  if (choice.profile === null && choice.consensus === null) return all.options[all.chosen] ?? null;
  const fits = ({ profile, consensus }: PracticeOption) =>
    (choice.profile === null || choice.profile === profile) && (choice.consensus === null || choice.consensus === consensus);
  return all.options.find(fits) ?? null;
}

type Image = PracticeOption['images'][number];
const clientOf = (option: PracticeOption, { roles }: Image) => (roles.includes('execution') ? option.execution : option.consensus);
/** Clients with their versions, each once. */
export const clientsOf = (option: PracticeOption): readonly string[] => [
  ...new Set(option.images.map((image) => clientVersion(clientOf(option, image), image.ref))),
];

/** Clients with the size of their images, and how these were had. */
function imagesOf(option: PracticeOption | null, how: PracticeOption['source']): string {
  if (option === null) return gave.sources[how];
  const sized = clientsOf(option).map((name) => {
    const own = option.images.filter((image) => clientVersion(clientOf(option, image), image.ref) === name);
    const size = own.every((image) => image.bytes !== null) ? own.reduce((sum, image) => sum + (image.bytes ?? 0), 0) : null;
    return gave.image(name, size === null ? null : bytes(size));
  });
  return gave.images(sized, gave.sources[how]);
}

const imagesDone = (work: Work) => {
  const images = work.parts.filter(({ id }) => id.startsWith('image'));
  return images.length > 0 ? images.every(({ state }) => state === 'done') : work.state === 'done';
};

/** images-ready and first-block: starts the network. Answers when the own node has caught up. */
async function bringUp(me: Traveller, choice: PracticeChoice, before: PracticeOption | null): Promise<void> {
  const { context } = me;
  const startedAt = context.now();
  let rest: Promise<unknown> | null = null;
  // Sizes are known only once the images are here, so that the options are asked again.
  const tell = async (at: number) => {
    const here = before && optionFor(before, await context.ask('practice.options', {}));
    me.reach('images-ready', startedAt, imagesOf(here, before?.source ?? 'present'), at);
  };
  const { workId } = await context.ask('practice.up', choice);
  const see = (work: Work) => {
    if (rest !== null || !imagesDone(work)) return;
    rest = Promise.all([tell(context.now()), firstBlock(me, { quiet: true })]);
    // Handled below; until then the work itself may fail first.
    rest.catch(() => undefined);
  };
  await within(me, { milestone: 'images-ready', limitMs: fixedLimits.start }, (signal) => followWork(workId, { ...context, signal }, see));
  await rest;
}

/** first-block: the own node has a block. Sets the chain's clock on the way. */
async function firstBlock(me: Traveller, { quiet }: { readonly quiet: boolean }): Promise<void> {
  const { ask, now } = me.context;
  const startedAt = now();
  const expected = () => me.chain()?.timeOf(1) ?? null;
  await until(me, { milestone: 'first-block', limitMs: fixedLimits.firstBlock, expected, quiet }, async () => {
    const clock = chainClock(await ask('practice.status', {}));
    if (clock) me.setChain(clock);
    const { execution } = await ask('status.get', {});
    return execution.head !== null && execution.head >= 1 ? execution.head : null;
  });
  const containers = await ask('node.list', {});
  me.reach('first-block', startedAt, gave.firstBlock(containers.length));
}

/** What the journey says of the network before it begins. */
export type Plan = { readonly option: PracticeOption | null; readonly running: PracticeStatus | null };

/** Wakes or removes what is there and says what will run. Errors: UsageError where another network runs than the chosen one. */
export async function plan(me: Traveller, choice: PracticeChoice): Promise<Plan> {
  const status = await wake(me, choice);
  const option = optionFor({ ...choice, profile: choice.profile ?? status.profile }, await me.context.ask('practice.options', {}));
  const clock = chainClock(status);
  if (status.state !== 'running' || clock === null) return { option, running: null };
  me.setChain(clock);
  me.context.remark(journeyTexts.found);
  return { option, running: status };
}

/** images-ready and first-block, on the network that runs or on a new one. Errors: those of `practice.up`, `journey.milestone`. */
export async function startNetwork(me: Traveller, choice: PracticeChoice, { option, running }: Plan): Promise<void> {
  if (running === null) return bringUp(me, choice, option);
  me.reach('images-ready', me.context.now(), imagesOf(option, 'present'));
  await firstBlock(me, { quiet: false });
}

/** finalized: the chain has made an epoch irrevocable. */
export async function finality(me: Traveller, limitMs: number): Promise<void> {
  const { ask, now } = me.context;
  const startedAt = now();
  const chain = me.chain();
  // Nothing is justified in epochs 0 and 1, so the end of epoch 3 is the first to finalize anything.
  const expected = () => (chain === null ? null : chain.timeOf(4 * chain.slotsPerEpoch));
  const epoch = await until(me, { milestone: 'finalized', limitMs, expected }, async () => {
    const finalized = (await ask('status.get', {})).clock?.finalizedEpoch ?? 0;
    return finalized > 0 ? finalized : null;
  });
  me.reach('finalized', startedAt, gave.finalized(epoch));
}
