/**
 * Runs `fn` over all items, at most `limit` at once, in their order. The first that fails stops those that have not begun; the promise
 * settles when none runs any more, so that what they use can then be wiped.
 */
export async function atMost<T>(limit: number, items: readonly T[], fn: (item: T, position: number) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const line = async () => {
    while (!failed && next < items.length) {
      const position = next++;
      try {
        await fn(items[position] as T, position);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await together(...Array.from({ length: Math.min(limit, items.length) }, line));
}

/** Waits until all have settled, then throws what the first of them threw. */
export async function together(...all: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Runs what is added, at most `limit` at once: each begins when what was added `limit` before it has succeeded. */
export function lines(limit: number) {
  const ends: Promise<void>[] = Array.from({ length: limit }, () => Promise.resolve());
  let added = 0;
  return {
    add(fn: () => Promise<void>): void {
      const line = added++ % limit;
      const end = (ends[line] as Promise<void>).then(fn);
      // `ended` throws it.
      end.catch(() => undefined);
      ends[line] = end;
    },
    /** Waits until none of them runs any more, then throws what the first of the lines threw. */
    ended: () => together(...ends),
  };
}
