import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shortCopy } from './short-copy.ts';

const board = () => {
  let text = '';
  return {
    readText: () => text,
    writeText: (value: string) => {
      text = value;
    },
    clear: () => {
      text = '';
    },
  };
};
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was copied is cleared after its time', async () => {
  const clipboard = board();
  await shortCopy(clipboard, 30_000).copy('0x71C7');
  await vi.advanceTimersByTimeAsync(29_999);
  expect(clipboard.readText()).toBe('0x71C7');
  await vi.advanceTimersByTimeAsync(1);
  expect(clipboard.readText()).toBe('');
});

test('what somebody else copied since then stays', async () => {
  const clipboard = board();
  await shortCopy(clipboard, 30_000).copy('0x71C7');
  clipboard.writeText('a letter');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(clipboard.readText()).toBe('a letter');
});

test('a second copy has its whole time, and the end of Hearth clears it', async () => {
  const clipboard = board();
  const short = shortCopy(clipboard, 30_000);
  await short.copy('one');
  await vi.advanceTimersByTimeAsync(20_000);
  await short.copy('one');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(clipboard.readText()).toBe('one');
  await short.end();
  expect(clipboard.readText()).toBe('');
});
