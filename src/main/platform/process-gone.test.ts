import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isGoneSince, processIsGone } from './process-gone.ts';

test('a process is gone once it has ended, and one from before the machine was started is not taken for its namesake', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
  const pid = child.pid ?? 0;
  expect(await isGoneSince(pid, Date.now())).toBe(false);
  expect(await isGoneSince(pid, 0)).toBe(true);
  child.kill();
  await once(child, 'exit');
  expect(await processIsGone(pid)).toBe(true);
});
