import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isGoneSince, ownProcess, processIsGone } from './process-gone.ts';

test('a process is gone once it has ended, and one from before the machine was started is not taken for its namesake', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
  const id = { pid: child.pid ?? 0, start: null };
  expect(await isGoneSince(id, Date.now())).toBe(false);
  expect(await isGoneSince(id, 0)).toBe(true);
  child.kill();
  await once(child, 'exit');
  expect(await processIsGone(id.pid)).toBe(true);
});

test.runIf(process.platform === 'linux')(
  'a process that has the number of one that ended is another, whatever the clock says',
  async () => {
    const own = await ownProcess();
    expect(await isGoneSince(own, 0)).toBe(false);
    const [boot, ticks] = (own.start ?? '').split(' ');
    expect(await isGoneSince({ ...own, start: `${boot} ${Number(ticks) - 1}` }, Date.now())).toBe(true);
    expect(await isGoneSince({ ...own, start: `another-boot ${ticks}` }, Date.now())).toBe(true);
  },
);
