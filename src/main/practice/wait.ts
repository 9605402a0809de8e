import { AppError } from '../../shared/app-error.ts';
import type { WorkReport } from '../platform/work/work.ts';
import type { PracticeDeps } from './deps.ts';
import type { InstanceFacts } from './facts.ts';
import { isStillborn, slotAt } from './timing.ts';
import { until } from './until.ts';
import { findInstance, urlOf } from './world.ts';

export const part = { genesis: 'genesis', containers: 'containers', firstBlock: 'first-block', inSync: 'in-sync' } as const;

const IN_SYNC_MS = 180_000;
const SILENCE_MS = 300_000;

/**
 * Waits until the rest of the network has a block. False only where its beacon node answers that it has none, long after genesis: this
 * network never lived. Silence proves nothing. Errors: `beacon.timeout` after minutes of silence, `work.cancelled`.
 */
export async function firstBlock(
  { beacon, clock, docker, owner }: PracticeDeps,
  facts: InstanceFacts,
  report: WorkReport,
): Promise<boolean> {
  const { signal } = report;
  const instance = await findInstance(docker, owner);
  const url = (instance && urlOf(instance, 'rest', 'beacon', 'rest')) ?? '';
  const api = beacon(url);
  const from = clock.now();
  const total = Math.max(0, Math.ceil(facts.genesisTime + facts.secondsPerSlot - from / 1000));
  let heardAt = from;
  for (;;) {
    report.update(part.firstBlock, { done: Math.min(total, Math.floor((clock.now() - from) / 1000)), total });
    const head = await api.header('head').catch(() => null);
    if (head && head.slot > 0) return true;
    if (head) heardAt = clock.now();
    if (head && isStillborn(clock.now(), facts)) return false;
    if (clock.now() > heardAt + SILENCE_MS) throw new AppError('beacon.timeout', { where: url });
    await clock.sleep(300, signal);
  }
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
    const { headSlot, isOptimistic, isSyncing } = await api.syncing();
    const now = slotAt(clock.now(), facts);
    report.update(part.inSync, { done: headSlot, total: Math.max(now, headSlot) });
    return headSlot > 0 && headSlot >= now - 1 && !isOptimistic && !isSyncing && (await rpc.blockNumber()) > 0 ? true : null;
  });
  if (!there) throw new AppError('practice.notInSync', { needed: `${IN_SYNC_MS / 60_000} minutes` });
}
