import { AppError } from '../../shared/app-error.ts';
import type { Opener, Sealing } from '../../shared/sealing.ts';
import type { Bls } from './bls.ts';
import { type JobTools, keyJobs } from './jobs.ts';
import { paced } from './paced.ts';
import type { SecondBls } from './second-bls.ts';
import { wipe } from './secret.ts';
import { unsealed } from './unseal.ts';
import { type FromWorker, type Progress, sessionJobs, type ToWorker } from './worker-messages.ts';
import { openPort, type WorkerProcess } from './worker-port.ts';

type Tools = Omit<JobTools, 'bls' | 'second' | 'opener' | 'seal'> & {
  readonly loadBls: () => Promise<Bls>;
  readonly sealing: Sealing;
  /** Runs something once, so many milliseconds from now. */
  readonly after: (ms: number, fn: () => void) => void;
  /** Asked only where the first is another one than it. */
  readonly loadSecondBls: () => Promise<SecondBls>;
};

function faultOf(error: unknown): Pick<Extract<FromWorker, { kind: 'fault' }>, 'code' | 'params'> {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'app.unexpected', params: { details } };
}

const bytesIn = (value: unknown): Uint8Array[] => Object.values(value ?? {}).filter((v) => v instanceof Uint8Array);

/** Answers what the parent asks of this key process, one job after the other, wipes the secrets of each and ends the process after its last. */
export function answerJobs(self: WorkerProcess, { loadBls, loadSecondBls, sealing, after, ...tools }: Tools): void {
  const port = openPort(self, after);
  const send = (message: FromWorker): void => port.send(message);

  let loading: Promise<Bls> | null = null;
  const bls = () => {
    loading ??= loadBls();
    return loading;
  };
  let loadingSecond: Promise<SecondBls | null> | null = null;
  const second = () => {
    loadingSecond ??= bls().then(({ backend }) => (backend === 'blst-native' ? loadSecondBls() : null));
    return loadingSecond;
  };
  let ownOpener: Promise<Opener> | null = null;
  const opener = () => {
    ownOpener ??= sealing.opener();
    return ownOpener;
  };
  const { jobs, end } = keyJobs({ ...tools, bls, second, opener, seal: sealing.seal });

  const run = async ({ id, job, asks }: ToWorker): Promise<void> => {
    // A session outlives a failed `make`, so that a full disk does not cost the words that are on paper already.
    let last = !sessionJobs.includes(job);
    const progress = paced((now) => send({ id, kind: 'progress', progress: now as Progress }), after);
    let opened: unknown = null;
    try {
      opened = await unsealed(asks, opener);
      const work = jobs[job] as (asks: unknown, report: (progress: unknown) => void) => Promise<unknown>;
      const gives = await work(opened, progress.tell);
      progress.flush();
      send({ id, kind: 'done', gives });
      wipe(...bytesIn(gives));
    } catch (error) {
      if (job === 'make' || job === 'sessionChanges') last = false;
      send({ id, kind: 'fault', ...faultOf(error) });
    } finally {
      wipe(...bytesIn(asks), ...bytesIn(opened));
      if (last) {
        end();
        port.end();
      }
    }
  };

  let queue: Promise<void> = Promise.resolve();
  port.onMessage((message) => {
    queue = queue.then(() => run(message as ToWorker));
  });
}
