import { AppError } from '../../shared/app-error.ts';
import type { WorkReport } from '../platform/work/work.ts';
import type { PracticeDeps } from './deps.ts';
import type { InstanceFacts } from './facts.ts';
import { isStillborn, slotAt } from './timing.ts';
import { until } from './until.ts';
import { findInstance, urlOf } from './world.ts';

export const part = { genesis: 'genesis', containers: 'containers', firstBlock: 'first-block', inSync: 'in-sync' } as const;

const IN_SYNC_MS = 180_000;

/** Waits until the rest of the network has a block. False: it came too late and this network never gets one. Errors: `work.cancelled`. */
export async function firstBlock(
  { beacon, clock, docker, owner }: PracticeDeps,
  facts: InstanceFacts,
  report: WorkReport,
): Promise<boolean> {
  const { signal } = report;
  const instance = await findInstance(docker, owner);
  const api = beacon((instance && urlOf(instance, 'rest', 'beacon', 'rest')) ?? '');
  const from = clock.now();
  const total = Math.max(0, Math.ceil(facts.genesisTime + facts.secondsPerSlot - from / 1000));
  const seen = await until({ clock, signal, everyMs: 300, forMs: Number.POSITIVE_INFINITY }, async () => {
    report.update(part.firstBlock, { done: Math.min(total, Math.floor((clock.now() - from) / 1000)), total });
    const head = await api.header('head').catch(() => null);
    if (head && head.slot > 0) return 'block';
    return isStillborn(clock.now(), facts) ? 'none' : null;
  });
  return seen === 'block';
}

/** Waits until the own node has the head that the clock asks for, and its execution client a block. Errors: `practice.notInSync`, `work.cancelled`. */
export async function inSync(
  { beacon, execution, clock, docker, owner }: PracticeDeps,
  facts: InstanceFacts,
  report: WorkReport,
): Promise<void> {
  const instance = await findInstance(docker, owner);
  const api = beacon((instance && urlOf(instance, 'own', 'beacon', 'rest')) ?? '');
  const rpc = execution((instance && urlOf(instance, 'own', 'execution', 'rpc')) ?? '');
  const there = await until({ clock, signal: report.signal, everyMs: 300, forMs: IN_SYNC_MS }, async () => {
    const { headSlot, isOptimistic } = await api.syncing();
    const now = slotAt(clock.now(), facts);
    report.update(part.inSync, { done: headSlot, total: Math.max(now, headSlot) });
    return headSlot > 0 && headSlot >= now - 1 && !isOptimistic && (await rpc.blockNumber()) > 0 ? true : null;
  });
  if (!there) throw new AppError('practice.notInSync', { needed: `${IN_SYNC_MS / 60_000} minutes` });
}
