import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A line to the real daemon that can be cut: `cutAt(n)` lets the n-th request from then on that changes something take place, loses its
 * answer, and answers nothing after it, as a daemon does that stops there. `mend` makes it whole. Hearth has a connection for each request.
 */
export async function cutLine(daemonSocket = '/var/run/docker.sock') {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-line-'));
  const path = join(folder, 'docker.sock');
  const open = new Set<Socket>();
  let changes = 0;
  let last = Number.POSITIVE_INFINITY;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((asker) => {
    open.add(asker);
    asker.on('error', () => undefined);
    asker.once('close', () => open.delete(asker));
    asker.once('data', (head) => {
      if (changes >= last) return void asker.destroy();
      const isChange = /^(POST|PUT|DELETE) /.test(head.toString('latin1', 0, 8));
      if (isChange) changes += 1;
      const daemon = connect(daemonSocket);
      daemon.on('error', () => asker.destroy());
      daemon.write(head);
      asker.pipe(daemon);
      // Docker has done it when it closes.
      if (isChange && changes === last) daemon.resume().once('close', drop);
      else daemon.pipe(asker);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    env: { DOCKER_HOST: `unix://${path}` },
    cutAt: (n: number): void => {
      changes = 0;
      last = n;
    },
    mend: (): void => {
      last = Number.POSITIVE_INFINITY;
    },
    stop: async (): Promise<void> => {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
