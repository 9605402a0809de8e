import { createServer } from 'node:net';
import { AppError } from '../../shared/app-error.ts';

const one = (wanted: number) =>
  new Promise<{ port: number; close: () => void }>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new AppError('docker.portTaken', { details: error.message }, { cause: error })));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() });
    });
  });

/** Different TCP ports that were free on 127.0.0.1 a moment ago. Errors: `docker.portTaken` where none can be had. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => one(0)));
  for (const { close } of held) close();
  return held.map(({ port }) => port);
}

const TRIES = 100;

/** For each wanted port that one or the next that is free on 127.0.0.1 now. Errors: `docker.portTaken` where a hundred in a row are taken. */
export async function portsNear(wanted: readonly number[]): Promise<number[]> {
  const held: Awaited<ReturnType<typeof one>>[] = [];
  const hold = async (from: number, left: number): Promise<void> => {
    try {
      held.push(await one(from));
    } catch (error) {
      if (left === 0) throw error;
      await hold(from + 1, left - 1);
    }
  };
  try {
    for (const port of wanted) await hold(port, TRIES);
    return held.map(({ port }) => port);
  } finally {
    for (const { close } of held) close();
  }
}
