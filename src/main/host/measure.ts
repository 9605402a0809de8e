import type { Input } from '../../shared/contract.ts';
import { moreSentences } from '../../shared/strings/host-checks.ts';
import { uploadSentences } from '../../shared/strings/host-upload.ts';
import { uploadLimits, uploadServer } from '../../shared/upload-server.ts';
import type { Work } from '../../shared/work.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { MeasureDisk } from '../platform/host-facts/disk-probe/measure.ts';
import type { MeasureUpload } from '../platform/host-facts/upload-probe.ts';
import type { WorkRoom } from '../platform/work/work.ts';
import type { HostBook } from './book.ts';

const say = moreSentences.diskSpeed.work;
const order = ['write', 'read', 'random'] as const;

/** Measures the disk as long work, which can be followed and cancelled, and keeps what it did in the book. */
export function measureWork(deps: {
  readonly work: Pick<WorkRoom, 'start'>;
  readonly measure: MeasureDisk;
  readonly book: JsonStore<HostBook>;
  /** Where it is measured: a folder of the node's data, or Hearth's own. */
  readonly folder: (asked: Input<'host.measureDisk'>) => string;
  readonly now: () => number;
}): (asked: Input<'host.measureDisk'>) => Work {
  const { work, measure, book, folder, now } = deps;
  return (asked) =>
    work.start('host.disk', say.keeps, async ({ signal, parts, update, finish }) => {
      parts(order.map((id) => ({ id, what: say[id], unit: id === 'random' ? 'seconds' : 'bytes' })));
      let at = 0;
      const { writeBytesPerSecond, readBytesPerSecond, readIops, writeIops, by, device } = await measure(
        folder(asked),
        signal,
        (part, done, total) => {
          for (const before of order.slice(at, order.indexOf(part))) finish(before);
          at = order.indexOf(part);
          update(part, { done, total });
        },
      );
      for (const part of order.slice(at)) finish(part);
      const sequentialBytesPerSecond = Math.min(writeBytesPerSecond, readBytesPerSecond);
      await book.set({ ...book.get(), disk: { readIops, writeIops, sequentialBytesPerSecond, by, device, at: now() } });
    });
}

/** Measures the upload against a server of the person's choice as long work, and keeps how fast the line sends in the book. */
export function uploadWork(deps: {
  readonly work: Pick<WorkRoom, 'start'>;
  readonly measure: MeasureUpload;
  readonly book: JsonStore<HostBook>;
}): (url: string) => Work {
  const { work, measure, book } = deps;
  return (url) =>
    work.start('host.upload', uploadSentences.keeps, async ({ signal, parts, update, finish }) => {
      parts([{ id: 'send', what: uploadSentences.send(uploadServer(url) ?? url), unit: 'bytes' }]);
      const mbps = await measure(url, { signal, on: (done) => update('send', { done, total: uploadLimits.bytes }) });
      finish('send');
      await book.set({ ...book.get(), uploadMbps: Math.max(0.1, Math.round(mbps * 10) / 10) });
    });
}
