import { randomUUID } from 'node:crypto';
import { toFault } from '../../../shared/app-error.ts';
import type { Publish } from '../../../shared/contract.ts';
import type { Work, WorkPart } from '../../../shared/work.ts';
import type { Clock } from '../clock.ts';
import type { WorkReport, WorkRoom } from './work.ts';

const PUBLISH_EVERY_MS = 100;
const KEPT = 20;

type Running = { work: Work; readonly abort: AbortController; ended: Promise<Work>; timer: NodeJS.Timeout | null; publishedAt: number };

/** Runs long work, publishes `work.changed`, answers lists and cancels. See `WorkRoom`. */
export function workRoom({ publish, clock }: { readonly publish: Publish; readonly clock: Clock }): WorkRoom {
  const all: Running[] = [];

  const tell = (run: Running) => {
    run.timer = null;
    run.publishedAt = clock.now();
    publish('work.changed', run.work);
  };
  const change = (run: Running, work: Work, last = false) => {
    run.work = work;
    if (last) {
      if (run.timer) clearTimeout(run.timer);
      tell(run);
    } else run.timer ??= setTimeout(() => tell(run), Math.max(0, run.publishedAt + PUBLISH_EVERY_MS - clock.now()));
  };
  const part = (run: Running, id: string, edit: (p: WorkPart) => WorkPart) =>
    change(run, { ...run.work, parts: run.work.parts.map((p) => (p.id === id ? edit(p) : p)) });

  const reportOf = (run: Running): WorkReport => ({
    signal: run.abort.signal,
    parts: (parts) =>
      change(run, {
        ...run.work,
        parts: parts.map(({ id, what, unit }) => ({
          id,
          what,
          unit: unit ?? 'none',
          state: 'waiting',
          done: null,
          total: null,
          startedAt: null,
          endedAt: null,
          log: null,
        })),
      }),
    update: (id, { done, total, log }) =>
      part(run, id, (p) => ({
        ...p,
        state: 'working',
        startedAt: p.startedAt ?? clock.now(),
        done: done ?? p.done,
        total: total === undefined ? p.total : total,
        log: log ?? p.log,
      })),
    finish: (id) =>
      part(run, id, (p) => ({ ...p, state: 'done', startedAt: p.startedAt ?? clock.now(), endedAt: clock.now(), done: p.total ?? p.done })),
  });

  const end = (run: Running, state: Work['state'], error?: unknown): Work => {
    const failed = (p: WorkPart): WorkPart => (p.state === 'working' ? { ...p, state: 'failed', endedAt: clock.now() } : p);
    const parts = state === 'done' ? run.work.parts : run.work.parts.map(failed);
    change(run, { ...run.work, state, parts, endedAt: clock.now(), fault: state === 'failed' ? toFault(error) : null }, true);
    return run.work;
  };

  return {
    start(kind, keeps, body) {
      const running = all.find((r) => r.work.kind === kind && r.work.state === 'running');
      if (running) return running.work;
      const run: Running = {
        work: { id: randomUUID(), kind, state: 'running', startedAt: clock.now(), endedAt: null, keeps, parts: [], fault: null },
        abort: new AbortController(),
        ended: Promise.resolve(undefined as never),
        timer: null,
        publishedAt: 0,
      };
      all.unshift(run);
      all.splice(KEPT);
      run.ended = Promise.resolve()
        .then(() => body(reportOf(run)))
        .then(
          () => end(run, 'done'),
          (error: unknown) => (run.abort.signal.aborted ? end(run, 'cancelled') : end(run, 'failed', error)),
        );
      return run.work;
    },
    list: () => all.map((r) => r.work),
    cancel: (id) => all.find((r) => r.work.id === id)?.abort.abort(),
    ended: (id) => all.find((r) => r.work.id === id)?.ended ?? Promise.reject(new Error(`no work ${id}`)),
    async stop() {
      for (const r of all) r.abort.abort();
      await Promise.all(all.map((r) => r.ended));
    },
  };
}
