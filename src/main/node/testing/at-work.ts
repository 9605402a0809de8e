import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../shared/app-error.ts';
import { turnsIn } from '../../platform/files/turns.ts';
import { isGoneSince, ownProcess } from '../../platform/process-gone.ts';
import { doing, noted } from '../doing.ts';

/** A process that works on the node of a data folder: `hold` begins and never ends; a number is how often it works, with nobody beside it. */
const [, , folder = '', how = ''] = argv;
const deps = { doing: turnsIn(join(folder, 'node-work'), doing), self: ownProcess, isGoneSince, clock: { now: Date.now } };
const inside = join(folder, 'inside');
const hold = how === 'hold';

const run = async (): Promise<void> => {
  if (hold) {
    process.stdout.write('at work\n');
    await sleep(600_000);
  }
  await writeFile(inside, String(process.pid), { flag: 'wx' });
  await sleep(2);
  await rm(inside);
};

for (let left = hold ? 1 : Number(how); left > 0; ) {
  try {
    await noted(deps, 'node.update', async () => hold, run);
    left -= 1;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'node.busyElsewhere') throw error;
    await sleep(1);
  }
}
