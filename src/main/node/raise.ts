import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { ContainerPlan, NodeContainer } from '../../shared/node.ts';
import type { NodePlan } from '../../shared/node-life.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import type { Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { EnsureImages } from '../platform/images.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { beginFrom } from './begin-from.ts';
import type { CheckpointSource } from './checkpoint.ts';
import { sparesAmong } from './data-place.ts';
import { type DrawDeps, type Drawn, nodeLabels } from './draw.ts';
import { carrierOf, dropCarriers, type RemoveDataDeps, removeData } from './old-data.ts';
import { stepId } from './preview.ts';
import { type ApplyStep, stopGently } from './run.ts';
import { secretFiles, secretNames } from './spec-of.ts';

export type RaiseDeps = DrawDeps &
  RemoveDataDeps & {
    readonly docker: Pick<Docker, 'list' | 'networks' | 'createNetwork' | 'inspect' | 'logs' | 'stop' | 'unpause' | 'remove'>;
    readonly apply: (
      plans: readonly ContainerPlan[],
      dockerNetwork: string,
      signal: AbortSignal,
      onStep: (step: ApplyStep) => void,
    ) => Promise<void>;
    readonly list: () => Promise<readonly NodeContainer[]>;
    readonly ensureImages: EnsureImages;
    readonly beacon: (url: string) => CheckpointSource & Pick<BeaconApi, 'version'>;
    readonly clock: Clock;
  };

const ANSWERS_EVERY_MS = 1_000;
/** Docker starts a client that ended again, and waits longer each time. */
const MANY_RESTARTS = 3;
/** Some open their API only when the checkpoint's state is loaded, which is some hundred megabytes. */
const ANSWERS_WITHIN_MS = 15 * 60_000;

const secretTexts = {
  jwt: () => randomBytes(32).toString('hex'),
  walletPassword: () => randomBytes(16).toString('hex'),
  keymanagerToken: () => randomBytes(32).toString('hex'),
} as const;

/** The parts that work shows for a plan. */
export const partsOf = ({ steps }: NodePlan) =>
  steps.map(({ id, what }) => ({ id, what, unit: id.startsWith(stepId.image('')) ? ('bytes' as const) : ('none' as const) }));

/** Fails where something in the plan stops it. Errors: `node.planStops`. */
export function refuseStopped({ findings }: Pick<NodePlan, 'findings'>): void {
  const stops = findings.filter(({ level }) => level === 'stops').map(({ text }) => text);
  if (stops.length > 0) throw new AppError('node.planStops', { found: stops.join(' ') });
}

export const dockerNetworkOf = (instance: string): string => `hearth-${instance}`;

/**
 * Makes a plan true, from wherever it stands: every step looks first, so that it can be cut off anywhere and begun again. `clear` makes room
 * for it, and does so when everything is here that comes from elsewhere: until then what runs goes on and, where data are to be dropped, the
 * old choice stays. Errors: `image.*`, `docker.*`, `file.write`, `checkpoint.*`, `container.stopped`, `work.cancelled`, those of `clear`.
 */
export async function raise(deps: RaiseDeps, drawn: Drawn, report: WorkReport, clear?: () => Promise<void>): Promise<void> {
  const { docker, owner, store, folder, clock } = deps;
  const { plan, network } = drawn;
  const { signal } = report;
  const { instance, choice } = plan;
  const labels = nodeLabels(owner, instance);
  const ids = new Set(plan.steps.map(({ id }) => id));
  let { kept } = drawn;
  let isKept = drawn.drops.length === 0;
  const keep = async (change: Partial<typeof kept>): Promise<void> => {
    kept = { ...kept, ...change };
    if (isKept) await store.set({ node: kept });
  };
  const step = async (id: string, run: () => Promise<void>): Promise<void> => {
    if (!ids.has(id)) return;
    if (signal.aborted) throw new AppError('work.cancelled');
    report.update(id, {});
    await run();
    report.finish(id);
  };

  await keep({ choice });
  await deps.ensureImages(
    plan.images.map(({ ref }) => ({ id: stepId.image(ref), candidates: [{ ref, source: { kind: 'registry' } }] })),
    report,
  );
  await step(stepId.secrets, async () => {
    const files = new Set(plan.secrets.map(({ file }) => file));
    for (const name of secretNames)
      if (files.has(folder.path(instance, secretFiles[name]))) await folder.writeOnce(instance, secretFiles[name], secretTexts[name]);
  });
  await step(stepId.network, async () => {
    if ((await docker.networks(labels)).length === 0)
      await docker.createNetwork(dockerNetworkOf(instance), { ...labels, [label.network]: choice.network });
  });
  await step(stepId.checkpoint, async () => {
    if (kept.hasBegun || kept.checkpoint !== null) return;
    await keep({ checkpoint: await beginFrom(choice, network, deps.beacon, clock, signal) });
  });
  await clear?.();
  isKept = true;
  await keep({});
  const plans = drawn.containers(kept.checkpoint?.url ?? drawn.otherwiseFrom);
  await step(stepId.retire, async () => {
    const wanted = new Set(plans.map(({ name }) => name));
    for (const container of await docker.list(labels)) {
      if (wanted.has(container.name)) continue;
      await stopGently(docker, container);
      await docker.remove(container.name);
    }
  });
  for (const one of plans) {
    await raiseOne(deps, one, report, step);
    if (one.role !== 'beacon') continue;
    if (!kept.hasBegun) await keep({ hasBegun: true });
    await step(stepId.answers, () => answers(deps, one, report));
  }
  // Last: what a rollback leaves is in use until its containers are replaced.
  await step(stepId.spare, () => dropSpares(deps, drawn));
}

/** Removes copies of data that nobody goes back to, as it is now. Errors: `docker.*`, `file.write`. */
export async function dropSpares(deps: RaiseDeps, { plan, kept, containers, otherwiseFrom }: Drawn): Promise<void> {
  const labels = nodeLabels(deps.owner, plan.instance);
  const volumes = new Set(await deps.docker.volumes(labels));
  const plans = containers(kept.checkpoint?.url ?? otherwiseFrom);
  const spares = sparesAmong(volumes, plans, plan.choice.dataFolder, deps.slots);
  if (spares.length > 0) await dropCarriers(deps.docker, labels);
  for (const spare of spares) await removeData(deps, carrierOf(spare.plan), spare.volume);
}

async function raiseOne(
  { apply }: RaiseDeps,
  plan: ContainerPlan,
  report: WorkReport,
  step: (id: string, run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { [label.instance]: instance = '' } = plan.labels;
  const firsts = plan.firstBoot.map(({ name }) => stepId.first(plan, name));
  let at = 0;
  const passFirst = (): void => {
    const id = firsts[at - 1];
    if (id !== undefined) report.finish(id);
  };
  await step(stepId.start(plan), () =>
    apply([plan], dockerNetworkOf(instance), report.signal, ({ doing }) => {
      if (doing === 'preparing') {
        passFirst();
        const id = firsts[at];
        if (id !== undefined) report.update(id, {});
        at += 1;
      } else if (doing === 'starting') passFirst();
    }),
  );
  // Those of a container that was there already were run before.
  for (const id of firsts.slice(at)) report.finish(id);
}

/** Waits until the beacon node says what it is; one that ends, or keeps ending, is told with its reason. Errors: `container.stopped`. */
async function answers({ docker, list, beacon, clock }: RaiseDeps, plan: ContainerPlan, report: WorkReport): Promise<void> {
  const port = plan.ports.find(({ use }) => use === 'rest')?.host ?? 0;
  const api = beacon(`http://127.0.0.1:${port}`);
  const end = clock.now() + ANSWERS_WITHIN_MS;
  for (;;) {
    if (await api.version().catch(() => null)) return;
    const found = await docker.inspect(plan.name);
    const log = (await docker.logs(plan.name, 20).catch(() => [])).map(({ text }) => text);
    const last = log.at(-1);
    const hasEnded = found === null || found.state === 'exited' || found.state === 'dead' || found.restarts >= MANY_RESTARTS;
    if (hasEnded || clock.now() > end) {
      const why = (await list()).find(({ name }) => name === plan.name)?.why;
      const words = why ?? last ?? 'it never answered';
      throw new AppError('container.stopped', { what: plan.name, found: words.replace(/\.$/, ''), details: log.join('\n') });
    }
    report.update(stepId.answers, last === undefined ? {} : { log: last });
    await clock.sleep(ANSWERS_EVERY_MS, report.signal);
  }
}
