import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../out/main/cli.js');

/** Removes what a data folder's practice network still has, by the terminal face; for the end of a run, also a failed one. */
export async function tearDown(dataDir: string): Promise<void> {
  await once(spawn(process.execPath, [cli, 'practice', 'down', '--data', dataDir], { stdio: 'ignore' }), 'exit');
}
