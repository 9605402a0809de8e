import { expect, test } from 'vitest';
import { workRoom } from '../platform/work/work-room.ts';
import { handClock } from '../testing/hand-clock.ts';
import { emptyBook, type HostBook } from './book.ts';
import { measureWork } from './measure.ts';

test('the disk is measured where the node’s data lie, and which it was is kept with what it did', async () => {
  const clock = handClock(1_000);
  const work = workRoom({ publish: () => undefined, clock });
  const folders: string[] = [];
  let book: HostBook = emptyBook;
  const start = measureWork({
    work,
    measure: async (folder) => {
      folders.push(folder);
      return { writeBytesPerSecond: 5, readBytesPerSecond: 4, readIops: 3, writeIops: 2, by: 'fio', device: 7 };
    },
    book: {
      get: () => book,
      set: async (next) => {
        book = next;
      },
    },
    folder: ({ network, dataFolder }) => dataFolder ?? `/kept/${network}`,
    now: clock.now,
  });
  expect((await work.ended(start({ network: 'hoodi' }).id)).state).toBe('done');
  expect((await work.ended(start({ network: 'hoodi', dataFolder: '/mnt/big' }).id)).state).toBe('done');
  expect(folders).toEqual(['/kept/hoodi', '/mnt/big']);
  expect(book.disk).toEqual({ readIops: 3, writeIops: 2, sequentialBytesPerSecond: 4, by: 'fio', device: 7, at: 1_000 });
});
