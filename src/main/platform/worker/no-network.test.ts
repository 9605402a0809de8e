import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const waysOut = fileURLToPath(new URL('testing/ways-out.ts', import.meta.url));

const ofProcess = async (port: number): Promise<string> => {
  const args = ['--experimental-strip-types', '--no-warnings', waysOut, String(port)];
  return (await promisify(execFile)(process.execPath, args)).stdout;
};
const ofThread = (port: number): Promise<string> =>
  text(new Worker(pathToFileURL(waysOut), { argv: [String(port)], stdout: true, env: {} }).stdout);

test.each([
  ['process', ofProcess],
  ['thread', ofThread],
])('after the network is closed every way out of the %s is refused, and nothing reaches a server that waits', async (_, outputOf) => {
  let calls = 0;
  const server = createServer((socket) => {
    calls++;
    socket.destroy();
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { readonly port: number }).port));
  });
  const stdout = await outputOf(port);
  server.close();
  const { tried, refused } = JSON.parse(stdout) as { readonly tried: string[]; readonly refused: string[] };
  expect({ refused, calls }).toEqual({ refused: tried, calls: 0 });
  expect(tried.length).toBeGreaterThan(20);
});
