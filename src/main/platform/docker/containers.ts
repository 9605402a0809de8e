import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { ContainerPlan } from '../../../shared/node.ts';
import { madeElsewhere } from '../../../shared/strings/containers.ts';
import { containerOf, inspected } from './container-shape.ts';
import { createOptions } from './create-options.ts';
import type { Docker, DockerContainer } from './docker.ts';
import { labelFilter } from './filters.ts';
import { label } from './labels.ts';
import { layIn } from './lay-in.ts';
import { firstFile } from './tar.ts';
import { statusOf } from './translate.ts';
import type { Wire } from './wire.ts';

const listed = z.array(z.object({ Id: z.string() }));
/** Making, starting and removing touch the disk and the network stack; a busy machine takes its time. */
const slowMs = 60_000;

type Containers = Pick<Docker, 'list' | 'inspect' | 'create' | 'start' | 'stop' | 'pause' | 'unpause' | 'remove' | 'readFile'> & {
  readonly createWith: (plan: ContainerPlan, network: string, restart: 'unless-stopped' | 'no') => Promise<void>;
  /**
   * Ends and removes what a run that was cut off left under this name; a client that is at work is given its time. Errors:
   * `docker.refused` where somebody else made it.
   */
  readonly clear: (plan: Pick<ContainerPlan, 'name' | 'labels' | 'stopGraceSeconds'>) => Promise<void>;
};

/** Containers by name: looking, making, starting, ending, removing, reading a file. */
export function containers(wire: Wire): Containers {
  const inspect = async (name: string): Promise<DockerContainer | null> => {
    const call = { what: `inspect ${name}`, method: 'GET', path: `/containers/${name}/json`, schema: inspected } as const;
    const found = await wire.maybe(wire.json(call));
    return found === null ? null : containerOf(found);
  };
  const post = (name: string, action: string, timeoutMs: number, query: Record<string, unknown> = {}): Promise<void> =>
    wire.done({ what: `${action} ${name}`, method: 'POST', path: `/containers/${name}/${action}`, query, timeoutMs });

  const readFile = async (name: string, path: string): Promise<Buffer | null> => {
    const call = { what: `read ${path}`, method: 'GET', path: `/containers/${name}/archive`, query: { path } } as const;
    const stream = await wire.maybe(wire.stream({ ...call, timeoutMs: 30_000 }));
    if (stream === null) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return firstFile(Buffer.concat(chunks));
  };
  const layFilesIn = layIn(wire, readFile);

  const remove = async (name: string): Promise<void> => {
    const call = { what: `remove ${name}`, method: 'DELETE', path: `/containers/${name}`, query: { force: true, v: true } } as const;
    try {
      await wire.maybe(wire.done({ ...call, timeoutMs: slowMs }));
    } catch (error) {
      // Somebody else is removing it already: wait until it is gone.
      if (!(error instanceof AppError && statusOf(error.cause) === 409 && /in progress/.test(error.params.details ?? ''))) throw error;
      for (let tries = 0; tries < 100 && (await inspect(name)) !== null; tries += 1) await wait(100);
    }
  };

  const stop: Docker['stop'] = (name, graceSeconds) => post(name, 'stop', (graceSeconds + 30) * 1_000, { t: graceSeconds });
  const clear: Containers['clear'] = async ({ name, labels, stopGraceSeconds }) => {
    const found = await inspect(name);
    if (found === null) return;
    if (found.labels[label.owner] !== labels[label.owner]) throw new AppError('docker.refused', { what: madeElsewhere.container(name) });
    if (found.state === 'running') await stop(name, stopGraceSeconds);
    await remove(name);
  };

  const createWith: Containers['createWith'] = async (plan, network, restart) => {
    // Without its files it would start wrongly: it gets its name when it is complete, so that a cut leaves none that looks so.
    const unfinished = `${plan.name}-unfinished`;
    const make = () =>
      wire.done({
        what: `create ${plan.name}`,
        method: 'POST',
        path: '/containers/create',
        query: { name: unfinished },
        body: createOptions(plan, network, restart),
        timeoutMs: slowMs,
      });
    await make().catch(async (error: unknown) => {
      if (!(error instanceof AppError && statusOf(error.cause) === 409)) throw error;
      // The name is taken: by what a run that was cut off left, or by somebody else's.
      await clear({ ...plan, name: unfinished });
      await make();
    });
    try {
      await layFilesIn({ ...plan, name: unfinished });
      await post(unfinished, 'rename', slowMs, { name: plan.name });
    } catch (error) {
      await remove(unfinished).catch(() => undefined);
      throw error;
    }
  };

  return {
    inspect,
    readFile,
    remove,
    createWith,
    clear,
    list: async (labels) => {
      const query = { all: true, filters: labelFilter(labels) };
      const ids = await wire.json({ what: 'list containers', method: 'GET', path: '/containers/json', query, schema: listed });
      const all = await Promise.all(ids.map(({ Id }) => inspect(Id)));
      return all.filter((container) => container !== null);
    },
    create: (plan, network) => createWith(plan, network, 'unless-stopped'),
    start: (name) => post(name, 'start', slowMs),
    stop,
    pause: (name) => post(name, 'pause', slowMs),
    unpause: (name) => post(name, 'unpause', slowMs),
  };
}
