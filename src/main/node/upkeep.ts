import { AppError } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { ContainerPlan } from '../../shared/node.ts';
import type { NodeUpkeep } from '../../shared/node-upkeep.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { sheds, upkeepWords as words } from '../../shared/strings/node-upkeep.ts';
import type { Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { beginFrom } from './begin-from.ts';
import { consensusClient, executionClient } from './clients/catalogue.ts';
import type { Volume } from './data-place.ts';
import { diskMbPerSecond, diskTime } from './disk-time.ts';
import { type DoingDeps, wasCutOff } from './doing.ts';
import { type Drawn, drawer, nodeLabels } from './draw.ts';
import { carrierOf, clearData, type RemoveDataDeps } from './old-data.ts';
import { oncePlan } from './plan.ts';
import { stepId, syncTime } from './preview.ts';
import { partsOf, type RaiseDeps, raise, refuseStopped } from './raise.ts';
import { isUp, runToEnd, stopGently } from './run.ts';

type UpkeepDocker = Pick<Docker, 'inspect' | 'stop' | 'unpause' | 'remove' | 'volumes' | 'removeVolume' | 'runOnce'>;
export type UpkeepDeps = RaiseDeps &
  RemoveDataDeps &
  Pick<DoingDeps, 'doing'> & { readonly docker: UpkeepDocker & Pick<Docker, 'volumeSizes'> };
type Begin = (kind: 'node.prune' | 'node.resync', keeps: string, run: (report: WorkReport) => Promise<void>) => Output<'node.prune'>;
type Part = NodeUpkeep['role'];
type Steps = NodeUpkeep['steps'];

const GIB = 2 ** 30;
/** Nothing has to be reached while data is shed or thrown away. */
const NO_NETWORK = 'none';

const clientOf = ({ role, client }: ContainerPlan) => (role === 'execution' ? executionClient(client) : consensusClient(client));

/** Stops a part and lets its client shed old data on its own volume. Errors: docker.*, image.*, container.stopped, work.cancelled. */
export async function shedData(
  docker: UpkeepDocker,
  plan: ContainerPlan,
  args: readonly string[],
  signal: AbortSignal,
  onStep: (step: 'stop' | 'prune', line?: string) => void,
): Promise<void> {
  onStep('stop');
  const found = await docker.inspect(plan.name);
  if (found !== null) await stopGently(docker, found);
  onStep('prune');
  const once = oncePlan(plan, { name: 'prune', args: [...args] });
  await runToEnd(docker, once, NO_NETWORK, signal, { onLine: (line) => onStep('prune', line) });
}

/**
 * Throws away what a part has on disk: its container and volume with its `copy`, or folders of the volume where keys lie beside them.
 * What is gone already is fine. Errors: docker.*, image.*, container.stopped, work.cancelled.
 */
export async function throwAway(
  { docker, folderFacts }: RemoveDataDeps & { readonly docker: UpkeepDocker },
  plan: ContainerPlan,
  what: 'volume' | readonly string[],
  signal: AbortSignal,
  copy: Volume | null = null,
): Promise<void> {
  const { [label.owner]: owner = '', [label.instance]: instance = '' } = plan.labels;
  const found = await docker.inspect(plan.name);
  if (found !== null) await stopGently(docker, found);
  if (signal.aborted) throw new AppError('work.cancelled');
  if (what === 'volume') {
    // The image that the part had is here; that of another client may be yet to be fetched.
    const carrier = carrierOf(found === null ? plan : { ...plan, image: found.image });
    const volumes: readonly Volume[] = copy === null ? [plan.volume] : [plan.volume, copy];
    for (const volume of volumes) await clearData({ docker, folderFacts }, carrier, volume);
    if (found !== null) await docker.remove(plan.name);
    for (const { name } of volumes) await docker.removeVolume(name);
  } else if ((await docker.volumes(nodeLabels(owner, instance))).includes(plan.volume.name)) {
    const once = oncePlan(plan, { name: 'clear', entrypoint: ['rm'], args: ['-rf', '--', ...what] });
    await runToEnd(docker, once, NO_NETWORK, signal);
  }
}

/** Shedding old data and syncing anew, one part at a time. */
export function nodeUpkeep(deps: UpkeepDeps, begin: Begin) {
  const { docker, owner, store } = deps;
  const draw = drawer(deps);

  /** The part as it is, and the work that starting it again is; none where the node is down. */
  async function look(role: Part): Promise<{ readonly drawn: Drawn; readonly plan: ContainerPlan; readonly again: Steps }> {
    const drawn = await draw(null);
    refuseStopped(drawn.plan);
    const plan = drawn.containers(drawn.kept.checkpoint?.url ?? drawn.otherwiseFrom).find((one) => one.role === role);
    if (plan === undefined) throw new AppError('node.notHere', { what: words.parts[role] });
    const now = await docker.list(nodeLabels(owner, drawn.plan.instance));
    const shallRun = isUp(now) || wasCutOff(deps);
    const beginsAnew: readonly string[] = role === 'beacon' ? [stepId.checkpoint, stepId.answers] : [];
    const ofPart = (id: string) => id === stepId.start(plan) || id.startsWith(stepId.first(plan, '')) || beginsAnew.includes(id);
    const again = shallRun ? drawn.plan.steps.filter(({ id, done }) => !done || ofPart(id)).map(({ id, what }) => ({ id, what })) : [];
    return { drawn, plan, again };
  }
  const startAgain = async (again: Steps, report: WorkReport): Promise<void> => {
    if (again.length > 0) await raise(deps, await draw(null), report);
  };
  const shown = (own: Steps, { drawn }: { readonly drawn: Drawn }, again: Steps) => {
    const ids = new Set(again.map(({ id }) => id));
    return [...own, ...partsOf(drawn.plan).filter(({ id }) => ids.has(id))];
  };

  /** What pruning does on this network, or why there is nothing to do. */
  function pruningOf(plan: ContainerPlan, { network }: Drawn) {
    const { prune } = clientOf(plan);
    const title = clientTitles[plan.client];
    if (prune.kind === 'itself') return { idle: words.itself(title) } as const;
    const args = prune.args(network.name);
    return args === null ? ({ idle: words.nothingThere(title, network.title) } as const) : { idle: null, args, goes: sheds[prune.sheds] };
  }
  const resyncOf = (plan: ContainerPlan, { network }: Drawn) => {
    const { resync } = clientOf(plan);
    return resync === 'volume' ? resync : resync(network.name);
  };
  const pruneSteps = (role: Part, plan: ContainerPlan): Steps => [
    { id: 'stop', what: words.stop(role) },
    { id: 'prune', what: words.prune(clientTitles[plan.client]) },
  ];
  const resyncSteps = (role: Part): Steps => [{ id: 'resync', what: words.resync(role) }];

  return {
    async upkeep({ what, role }: Input<'node.upkeep'>): Promise<NodeUpkeep> {
      const { drawn, plan, again } = await look(role);
      const title = clientTitles[plan.client];
      const sizes = await docker.volumeSizes(nodeLabels(owner, drawn.plan.instance)).catch(() => null);
      const dataBytes = sizes?.get(plan.volume.name) ?? null;
      const afterSync = (clientOf(plan).networks[drawn.network.name]?.diskGib ?? 0) * GIB;
      const duties = drawn.plan.choice.withValidator ? words.duties[what] : words.duties.none;
      const known = { what, role, client: plan.client, dataBytes, duties };
      if (what === 'resync') {
        const data = resyncOf(plan, drawn);
        return {
          ...known,
          idle: null,
          goes: [data === 'volume' ? words.goes(title, plan.volume.name) : words.goesFolders(title, plan.volume.name, data.join(', '))],
          stays: [words.keys, words.others],
          time: syncTime(afterSync),
          steps: [...resyncSteps(role), ...again],
        };
      }
      const pruning = pruningOf(plan, drawn);
      const { quick, slow } = diskMbPerSecond;
      return {
        ...known,
        idle: pruning.idle,
        goes: pruning.idle === null ? [pruning.goes] : [],
        stays: [words.needed, words.keys],
        time: { ...diskTime(dataBytes ?? afterSync), source: words.pruneTime(quick, slow) },
        steps: pruning.idle === null ? [...pruneSteps(role, plan), ...again] : [],
      };
    },
    async prune({ role }: Input<'node.prune'>): Promise<Output<'node.prune'>> {
      const first = await look(role);
      const { idle } = pruningOf(first.plan, first.drawn);
      if (idle !== null) throw new AppError('node.nothingToPrune', { found: idle });
      return begin('node.prune', words.keepsOnPrune, async (report) => {
        // Drawn again: other work may have just ended.
        const found = await look(role);
        const pruning = pruningOf(found.plan, found.drawn);
        if (pruning.idle !== null) throw new AppError('node.nothingToPrune', { found: pruning.idle });
        report.parts(shown(pruneSteps(role, found.plan), found, found.again));
        await shedData(docker, found.plan, pruning.args, report.signal, (step, log) => {
          if (step === 'prune') report.finish('stop');
          report.update(step, log === undefined ? {} : { log });
        });
        report.finish('prune');
        await startAgain(found.again, report);
      });
    },
    async resync({ role }: Input<'node.resync'>): Promise<Output<'node.resync'>> {
      await look(role);
      return begin('node.resync', words.keepsOnResync, async (report) => {
        const found = await look(role);
        report.parts(shown(resyncSteps(role), found, found.again));
        const { network, kept } = found.drawn;
        let checkpoint: typeof kept.checkpoint = null;
        // Nothing goes before it is known where the new sync begins.
        if (role === 'beacon' && found.again.some(({ id }) => id === stepId.checkpoint)) {
          report.update(stepId.checkpoint, {});
          checkpoint = await beginFrom(kept.choice, network, deps.beacon, deps.clock, report.signal);
        }
        report.update('resync', {});
        // Forgotten first: data that is gone must not be taken for begun.
        if (role === 'beacon') await store.set({ node: { ...kept, checkpoint, hasBegun: false } });
        await throwAway(deps, found.plan, resyncOf(found.plan, found.drawn), report.signal);
        report.finish('resync');
        await startAgain(found.again, report);
      });
    },
  };
}
