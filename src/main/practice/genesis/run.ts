import { AppError } from '../../../shared/app-error.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SpawnWorker } from '../../platform/worker/link.ts';
import { type GenesisFiles, type GenesisRequest, genesisReply } from './message.ts';

const TIMEOUT_MS = 120_000;

/**
 * Makes a genesis in a process of its own. `requestOf` is asked once the process is ready and told how long that took, which measures
 * how quick this machine is now. Errors: `app.unexpected` with the reason, `work.cancelled`.
 */
export async function runGenesis(
  {
    spawn,
    clock,
    preset,
    signal,
  }: { readonly spawn: SpawnWorker; readonly clock: Clock; readonly preset: string; readonly signal: AbortSignal },
  requestOf: (readyMs: number) => GenesisRequest,
): Promise<GenesisFiles> {
  const startedAt = clock.now();
  const worker = spawn('genesis-worker', { LODESTAR_PRESET: preset });
  const failed = (details: string) => new AppError('app.unexpected', { what: 'genesis', details: `genesis: ${details}` });
  const done = new AbortController();
  const made = new Promise<GenesisFiles>((resolve, reject) => {
    worker.onExit((code) => reject(failed(`process ended with ${code}`)));
    worker.onMessage((message) => {
      const reply = genesisReply.safeParse(message);
      if (!reply.success) reject(failed(reply.error.message));
      else if (reply.data.type === 'ready') worker.send(requestOf(clock.now() - startedAt));
      else if (reply.data.type === 'made') resolve(reply.data.files);
      else reject(failed(reply.data.reason));
    });
  });
  const late = clock.sleep(TIMEOUT_MS, AbortSignal.any([signal, done.signal])).then(() => {
    throw failed(`no answer within ${TIMEOUT_MS / 1000} s`);
  });
  try {
    return await Promise.race([made, late]);
  } finally {
    done.abort();
    late.catch(() => undefined);
    made.catch(() => undefined);
    worker.kill();
  }
}
