import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { Input } from '../../shared/contract.ts';
import { practiceWork } from '../../shared/strings/practice.ts';
import { label } from '../platform/docker/labels.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { practiceChainIds } from '../protocol/practice-chain.ts';
import type { PracticeDeps } from './deps.ts';
import { takeDown } from './down.ts';
import type { InstanceFacts } from './facts.ts';
import { CAPELLA_FORK_VERSION, DEPOSIT_CONTRACT, GENESIS_FORK_VERSION } from './genesis/rules.ts';
import { runGenesis } from './genesis/run.ts';
import { type ClientPair, refOf } from './images/catalogue.ts';
import { ensureImages, imageParts } from './images/ensure.ts';
import type { ChosenImages } from './options.ts';
import { file } from './specs.ts';
import { startNodes } from './start-nodes.ts';
import { stateOf } from './state.ts';
import { genesisDelaySeconds, isTooLateToStart } from './timing.ts';
import { firstBlock, inSync, part } from './wait.ts';
import { findInstance, INSTANCE_PREFIX, type Instance, memberAt, networkNameOf, practiceLabels } from './world.ts';

export type UpRequest = Pick<Input<'practice.up'>, 'secondsPerSlot'>;
type Choose = () => Promise<{ readonly pair: ClientPair; readonly images: ChosenImages }>;

const ATTEMPTS = 2;
const chainId = practiceChainIds[0];
const lifeParts = [
  { id: part.containers, what: practiceWork.containers, unit: 'items' },
  { id: part.firstBlock, what: practiceWork.firstBlock, unit: 'seconds' },
  { id: part.inSync, what: practiceWork.inSync, unit: 'slots' },
] as const;

/**
 * The practice network of this data folder, from nothing or from whatever is there, until the own node has caught up. `choose` is asked
 * only where a network is to be made. Errors: `practice.gone`, `practice.noBlocks`, `practice.notInSync`, `image.*`, `docker.*`, `work.cancelled`.
 */
export async function bringUp(
  deps: PracticeDeps,
  request: UpRequest,
  choose: Choose,
  report: WorkReport,
  changed: () => void,
): Promise<void> {
  const existing = await findInstance(deps.docker, deps.owner);
  if (existing && !isHopeless(deps, existing)) {
    if (stateOf(existing).state === 'gone') throw new AppError('practice.gone');
    report.parts(lifeParts);
    if (await live(deps, existing.facts, report, changed)) return;
  }
  await makeAnew(deps, request, choose, report, changed);
}

async function makeAnew(
  deps: PracticeDeps,
  { secondsPerSlot }: UpRequest,
  choose: Choose,
  report: WorkReport,
  changed: () => void,
): Promise<void> {
  const { pair, images } = await choose();
  report.parts([...imageParts(pair, images), { id: part.genesis, what: practiceWork.genesis }, ...lifeParts]);
  const used = await ensureImages(pair, images, deps.ensureImages, report);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await takeDown(deps, report.signal);
    report.update(part.genesis, attempt > 1 ? { log: practiceWork.startsOver } : {});
    const facts = await makeInstance(deps, pair, used, secondsPerSlot, attempt, report.signal);
    report.finish(part.genesis);
    if (await live(deps, facts, report, changed)) return;
  }
  throw new AppError('practice.noBlocks', { needed: '2 minutes' });
}

/** Both nodes up, a block, in sync. False: this network never gets a block. */
async function live(deps: PracticeDeps, facts: InstanceFacts, report: WorkReport, changed: () => void): Promise<boolean> {
  let done = 0;
  report.update(part.containers, { done, total: 6 });
  await startNodes(deps, facts, report.signal, () => {
    done += 1;
    report.update(part.containers, { done });
    changed();
  });
  report.finish(part.containers);
  if (!(await firstBlock(deps, facts, report))) return false;
  report.finish(part.firstBlock);
  await inSync(deps, facts, report);
  report.finish(part.inSync);
  return true;
}

/** A network whose start was cut off so early that its genesis passes before its first beacon node ran: it never had a block. */
const isHopeless = ({ clock }: PracticeDeps, instance: Instance): boolean =>
  (memberAt(instance, 'rest', 'beacon')?.startedAt ?? null) === null && isTooLateToStart(clock.now(), instance.facts);

async function makeInstance(
  { spawn, clock, folder, docker, owner, predeploys }: PracticeDeps,
  pair: ClientPair,
  images: ChosenImages,
  secondsPerSlot: number,
  attempt: number,
  signal: AbortSignal,
): Promise<InstanceFacts> {
  let genesisTime = 0;
  const files = await runGenesis({ spawn, clock, preset: pair.preset, signal }, (readyMs) => {
    genesisTime = Math.ceil(clock.now() / 1000) + genesisDelaySeconds(images.beacon.client, readyMs, attempt);
    return { fork: pair.rules === 'Fulu' ? 'fulu' : 'capella', chainId, genesisTime, secondsPerSlot, predeploys: predeploys() };
  });
  const { line } = images.beacon;
  if (line === undefined) throw new AppError('practice.noOption', { details: `${refOf(images.beacon)} has no version line` });
  const facts: InstanceFacts = {
    instance: `${INSTANCE_PREFIX}${randomBytes(3).toString('hex')}`,
    profile: pair.profile,
    rules: pair.rules,
    preset: pair.preset,
    secondsPerSlot,
    slotsPerEpoch: pair.preset === 'minimal' ? 8 : 32,
    genesisTime,
    chainId,
    genesisForkVersion: GENESIS_FORK_VERSION,
    capellaForkVersion: CAPELLA_FORK_VERSION,
    genesisValidatorsRoot: files.genesisValidatorsRoot,
    depositContract: DEPOSIT_CONTRACT,
    execution: { client: images.execution.client, image: refOf(images.execution), storage: pair.storage },
    consensus: {
      client: images.beacon.client,
      versionLine: line,
      images: { beacon: refOf(images.beacon), validator: refOf(images.validator) },
    },
  };
  await folder.write(facts.instance, {
    [file.elGenesis]: files.elGenesis,
    [file.configYaml]: files.configYaml,
    [file.genesisSsz]: files.genesisSsz,
    [file.jwt]: randomBytes(32).toString('hex'),
    [file.walletPassword]: randomBytes(16).toString('hex'),
  });
  const labels = { ...practiceLabels(owner), [label.instance]: facts.instance, [label.practice]: JSON.stringify(facts) };
  await docker.createNetwork(networkNameOf(facts.instance), labels);
  return facts;
}
