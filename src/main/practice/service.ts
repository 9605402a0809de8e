import { AppError } from '../../shared/app-error.ts';
import type { Input, Output, Publish } from '../../shared/contract.ts';
import type { NetworkFacts } from '../../shared/networks.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import { practiceWork } from '../../shared/strings/practice.ts';
import type { WorkRoom } from '../platform/work/work.ts';
import type { PracticeDeps } from './deps.ts';
import { downSteps, takeDown } from './down.ts';
import { networkFactsOf } from './facts.ts';
import { pauseAll, resumeAll } from './freeze.ts';
import { lookAtImages } from './images/look.ts';
import { pullProbe } from './images/probe.ts';
import { isPossible, rankOptions, reasonOf } from './options.ts';
import { stateOf } from './state.ts';
import { teller } from './teller.ts';
import { type PracticeDeposit, practiceWallet } from './wallet.ts';
import { findInstance, findNetwork, type Instance, urlOf } from './world.ts';

export type PracticeServiceDeps = PracticeDeps & { readonly work: WorkRoom; readonly publish: Publish };

const PROBE_MS = { options: 1500, up: 8000 } as const;
const nothingRuns: PracticeStatus = {
  state: 'none',
  why: null,
  instance: null,
  profile: null,
  rules: null,
  chainId: null,
  secondsPerSlot: null,
  slotsPerEpoch: null,
  genesisTime: null,
  wallet: null,
};

/** The practice network of this data folder: both nodes, its genesis, its wallet. Everything is found again by labels. */
export function practiceService(deps: PracticeServiceDeps) {
  const { docker, work, publish, owner, pairs } = deps;
  const probe = pullProbe(docker, deps.clock);
  const look = (timeoutMs: number) => lookAtImages(pairs(), { docker, toolchain: deps.toolchain, probe }, timeoutMs);
  const find = () => findInstance(docker, owner);
  const runningWork = (kind: 'practice.up' | 'practice.down') => work.list().find((w) => w.kind === kind && w.state === 'running');

  async function found(): Promise<Instance> {
    const instance = await find();
    if (!instance) throw new AppError('practice.notRunning');
    return instance;
  }

  const walletOf = (instance: Instance) => {
    const url = urlOf(instance, 'own', 'execution', 'rpc');
    if (url === null) throw new AppError('practice.notRunning');
    return practiceWallet(instance.facts, { ...deps, execution: deps.execution(url) });
  };

  async function status(): Promise<PracticeStatus> {
    const instance = await find();
    const starting = runningWork('practice.up') !== undefined;
    if (!instance) return starting ? { ...nothingRuns, state: 'starting' } : nothingRuns;
    const { facts } = instance;
    const judged = stateOf(instance);
    const asks =
      judged.state === 'running' && instance.members.some((m) => m.side === 'own' && m.role === 'execution' && m.state === 'running');
    const wallet = urlOf(instance, 'own', 'execution', 'rpc') === null ? null : walletOf(instance);
    return {
      ...(starting ? { state: 'starting', why: null } : judged),
      instance: facts.instance,
      profile: facts.profile,
      rules: facts.rules,
      chainId: facts.chainId,
      secondsPerSlot: facts.secondsPerSlot,
      slotsPerEpoch: facts.slotsPerEpoch,
      genesisTime: facts.genesisTime * 1000,
      wallet: wallet && { address: wallet.address, balanceWei: asks ? await wallet.balanceWei().catch(() => null) : null },
    };
  }

  const { refresh, changed } = teller(status, (now) => publish('practice.changed', now));

  /** The option that a person named, or the best one. */
  async function choose({ profile, consensus }: Input<'practice.up'>) {
    const facts = await look(PROBE_MS.up);
    const ranked = rankOptions(pairs(), facts);
    if (profile === null && consensus === null) {
      const best = ranked.find(isPossible);
      if (best) return best;
      throw new AppError('practice.noOption', { details: facts.buildNeeds ?? '' });
    }
    const named = ranked.find(
      ({ option }) => (profile ?? option.profile) === option.profile && (consensus ?? option.consensus) === option.consensus,
    );
    if (named) return named;
    throw new AppError('practice.noOption');
  }

  async function freeze(which: 'pause' | 'resume'): Promise<Record<string, never>> {
    try {
      await (which === 'pause' ? pauseAll : resumeAll)(docker, deps.clock, (await found()).members);
    } finally {
      await refresh();
    }
    return {};
  }

  return {
    async options(): Promise<Output<'practice.options'>> {
      const facts = await look(PROBE_MS.options);
      const ranked = rankOptions(pairs(), facts);
      const [best] = ranked;
      if (!best) throw new AppError('practice.noOption');
      return { options: ranked.map((r) => r.option), chosen: 0, reason: reasonOf(best, facts) };
    },
    status,
    /** Looks, and publishes `practice.changed` if something did. */
    refresh,
    /** Starts or finds the network as work `practice.up`; work that runs already is answered. */
    async up(input: Input<'practice.up'>): Promise<Output<'practice.up'>> {
      const { id } = work.start('practice.up', practiceWork.keepsOnUp, async (report) => {
        const removing = runningWork('practice.down');
        if (removing) await work.ended(removing.id);
        const { bringUp } = await import('./up.ts');
        await bringUp(deps, input, () => choose(input), report, changed);
      });
      void work.ended(id).then(refresh);
      changed();
      return { workId: id };
    },
    /** Removes everything `up` made, after cancelling an `up` that runs. */
    async down(): Promise<Output<'practice.down'>> {
      const { id } = work.start('practice.down', practiceWork.keepsOnDown, async (report) => {
        report.parts(downSteps.map((step) => ({ id: step, what: downTitle[step] })));
        const starting = runningWork('practice.up');
        if (starting) {
          work.cancel(starting.id);
          await work.ended(starting.id);
        }
        await takeDown(deps, report.signal, async (step, run) => {
          report.update(step, {});
          await run();
          report.finish(step);
        });
      });
      void work.ended(id).then(refresh);
      return { workId: id };
    },
    /** Freezes all containers at once, for a machine that goes to sleep. On a fault all run on. */
    pause: () => freeze('pause'),
    resume: () => freeze('resume'),
    loadImages: async ({ path }: Input<'practice.loadImages'>): Promise<Output<'practice.loadImages'>> => ({
      refs: [...(await docker.loadImages(path, new AbortController().signal))],
    }),
    /** Facts of the network, for signing and checking; null where there is none. `genesisTime` in Unix seconds. */
    async facts(): Promise<(NetworkFacts & { readonly instance: string }) | null> {
      const found = await findNetwork(docker, owner);
      return found && networkFactsOf(found.facts);
    },
    /** Sends a deposit from the practice wallet through the own node; answers the transaction's hash. */
    sendDeposit: async (deposit: PracticeDeposit): Promise<string> => walletOf(await found()).sendDeposit(deposit),
    stop: async (): Promise<void> => undefined,
  };
}
export type PracticeService = ReturnType<typeof practiceService>;

const downTitle = {
  containers: practiceWork.removeContainers,
  volumes: practiceWork.removeVolumes,
  files: practiceWork.removeFiles,
  network: practiceWork.removeNetwork,
} as const;
