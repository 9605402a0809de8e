// The key process: the only place where mnemonics, seeds and secret keys are. It opens no socket and ends after its run.
import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import { createKeyFiles } from '../platform/key-files/create-key-files.ts';
import { type Bls, loadBls } from './bls.ts';
import { keyJobs } from './jobs.ts';
import { wipe } from './secret.ts';
import { type FromWorker, sessionJobs, type ToWorker } from './worker-messages.ts';
import { openPort, type WorkerProcess } from './worker-port.ts';

const port = openPort(process as WorkerProcess);
const send = (message: FromWorker): void => port.send(message);

let loading: Promise<Bls> | null = null;
const { jobs, end } = keyJobs({
  bls: () => {
    loading ??= loadBls();
    return loading;
  },
  files: createKeyFiles(),
  randomBytes: (length) => randomBytes(length),
  uuid: () => randomUUID(),
});

function faultOf(error: unknown): Pick<Extract<FromWorker, { kind: 'fault' }>, 'code' | 'params'> {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'app.unexpected', params: { details } };
}

const bytesIn = (value: unknown): Uint8Array[] => Object.values(value ?? {}).filter((v) => v instanceof Uint8Array);

async function run({ id, job, asks }: ToWorker): Promise<void> {
  // A session outlives a failed `make`, so that a full disk does not cost the words that are on paper already.
  let last = !sessionJobs.includes(job);
  try {
    const work = jobs[job] as (asks: unknown, report: (progress: unknown) => void) => Promise<unknown>;
    const gives = await work(asks, (progress) => port.send({ id, kind: 'progress', progress }));
    send({ id, kind: 'done', gives });
    wipe(...bytesIn(gives));
  } catch (error) {
    if (job === 'make') last = false;
    send({ id, kind: 'fault', ...faultOf(error) });
  } finally {
    wipe(...bytesIn(asks));
    if (last) {
      end();
      port.end();
    }
  }
}

let queue: Promise<void> = Promise.resolve();
port.onMessage((message) => {
  queue = queue.then(() => run(message as ToWorker));
});
