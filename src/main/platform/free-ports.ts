import { createServer } from 'node:net';
import { AppError } from '../../shared/app-error.ts';

const one = () =>
  new Promise<{ port: number; close: () => void }>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new AppError('docker.portTaken', { details: error.message }, { cause: error })));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() });
    });
  });

/** Different TCP ports that were free on 127.0.0.1 a moment ago. Errors: `docker.portTaken` where none can be had. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, one));
  for (const { close } of held) close();
  return held.map(({ port }) => port);
}
