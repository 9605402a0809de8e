import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A line to a port of 127.0.0.1 that can be slow and can break: bytes that pass to the asker are counted over all connections. */
export async function badLine(toPort: number) {
  const open = new Set<Socket>();
  let passed = 0;
  let bytesPerSecond = Number.POSITIVE_INFINITY;
  let breaksAt = Number.POSITIVE_INFINITY;
  let asked = 0;
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((asker) => {
    asked += 1;
    open.add(asker);
    asker.once('close', () => open.delete(asker));
    if (passed >= breaksAt) {
      asker.destroy();
      return;
    }
    const registry = connect(toPort, '127.0.0.1');
    const slow = new Transform({
      highWaterMark: 16_384,
      transform(chunk: Buffer, _encoding, done) {
        passed += chunk.length;
        if (passed >= breaksAt) drop();
        else if (bytesPerSecond === Number.POSITIVE_INFINITY) done(null, chunk);
        else setTimeout(() => done(null, chunk), (chunk.length / bytesPerSecond) * 1000);
      },
    });
    for (const [one, other] of [
      [asker, registry],
      [registry, asker],
    ] as const) {
      // A connection that either end drops is what this is for.
      one.on('error', () => other.destroy());
    }
    asker.once('close', () => registry.destroy());
    asker.pipe(registry);
    registry.pipe(slow).pipe(asker);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    passedBytes: () => passed,
    connections: () => asked,
    slow: (bytes: number): void => {
      bytesPerSecond = bytes;
    },
    /** Drops everything when this many more bytes have passed, and every connection after that. */
    breakAfter: (bytes: number): void => {
      breaksAt = passed + bytes;
    },
    mend: (): void => {
      breaksAt = Number.POSITIVE_INFINITY;
      bytesPerSecond = Number.POSITIVE_INFINITY;
    },
    stop: async (): Promise<void> => {
      drop();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
