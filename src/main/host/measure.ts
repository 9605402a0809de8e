import { moreSentences } from '../../shared/strings/host-checks.ts';
import type { Work } from '../../shared/work.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { MeasureDisk } from '../platform/host-facts/disk-probe/measure.ts';
import type { WorkRoom } from '../platform/work/work.ts';
import type { HostBook } from './book.ts';

const say = moreSentences.diskSpeed.work;
const order = ['write', 'read', 'random'] as const;

/** Measures the disk as long work, which can be followed and cancelled, and keeps what it did in the book. */
export function measureWork(deps: {
  readonly work: Pick<WorkRoom, 'start'>;
  readonly measure: MeasureDisk;
  readonly book: JsonStore<HostBook>;
  readonly now: () => number;
}): () => Work {
  const { work, measure, book, now } = deps;
  return () =>
    work.start('host.disk', say.keeps, async ({ signal, parts, update, finish }) => {
      parts(order.map((id) => ({ id, what: say[id], unit: id === 'random' ? 'seconds' : 'bytes' })));
      let at = 0;
      const { writeBytesPerSecond, readBytesPerSecond, readIops, writeIops, by } = await measure(signal, (part, done, total) => {
        for (const before of order.slice(at, order.indexOf(part))) finish(before);
        at = order.indexOf(part);
        update(part, { done, total });
      });
      for (const part of order.slice(at)) finish(part);
      const sequentialBytesPerSecond = Math.min(writeBytesPerSecond, readBytesPerSecond);
      await book.set({ ...book.get(), disk: { readIops, writeIops, sequentialBytesPerSecond, by, at: now() } });
    });
}
