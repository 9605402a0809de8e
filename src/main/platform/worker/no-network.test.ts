import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const waysOut = fileURLToPath(new URL('testing/ways-out.ts', import.meta.url));

test('after the network is closed every way out of the process is refused, and nothing reaches a server that waits', async () => {
  let calls = 0;
  const server = createServer((socket) => {
    calls++;
    socket.destroy();
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { readonly port: number }).port));
  });
  const { stdout } = await promisify(execFile)(process.execPath, ['--experimental-strip-types', '--no-warnings', waysOut, String(port)]);
  server.close();
  const { tried, refused } = JSON.parse(stdout) as { readonly tried: string[]; readonly refused: string[] };
  expect({ refused, calls }).toEqual({ refused: tried, calls: 0 });
  expect(tried.length).toBeGreaterThan(20);
});
