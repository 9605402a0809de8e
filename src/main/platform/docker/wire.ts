import type { IncomingMessage } from 'node:http';
import type Dockerode from 'dockerode';
import type { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { statusOf, translate } from './translate.ts';

export type Modem = Dockerode['modem'];

/** One request to the daemon. `what` names it for people; `timeoutMs` null leaves it to the signal; streams count until their head. */
export type Call = {
  readonly what: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: object;
  readonly file?: Buffer | NodeJS.ReadableStream;
  readonly timeoutMs?: number | null;
  readonly signals?: readonly AbortSignal[];
};

/** For one small request. */
export const smallTimeoutMs = 5_000;
const accepted = { 200: true, 201: true, 204: true, 304: true };

/** Sends one call; rejects with what docker-modem threw, or at once when a signal or the time ends it. */
function send(modem: Modem, call: Call, isStream: boolean): Promise<unknown> {
  const { signals = [], timeoutMs = smallTimeoutMs } = call;
  return new Promise<unknown>((resolve, reject) => {
    const stop = new AbortController();
    const end = (fault: AppError): void => {
      reject(fault);
      stop.abort();
    };
    const cancel = (): void => end(new AppError('work.cancelled'));
    const unlisten = (): void => {
      for (const signal of signals) signal.removeEventListener('abort', cancel);
    };
    if (signals.some((signal) => signal.aborted)) return cancel();
    for (const signal of signals) signal.addEventListener('abort', cancel, { once: true });
    const late = (): void => end(new AppError('docker.timeout', { what: call.what }));
    const timer = timeoutMs === null ? undefined : setTimeout(late, timeoutMs);
    modem.dial(
      {
        path: `${call.path}?`,
        method: call.method,
        options: { _query: { ...call.query }, _body: call.body ?? {} },
        ...(call.file === undefined ? {} : { file: call.file }),
        isStream,
        statusCodes: accepted,
        abortSignal: stop.signal,
      },
      (error, result) => {
        clearTimeout(timer);
        // A stream stays cancellable until it closes.
        if (error === null && isStream) (result as IncomingMessage).once('close', unlisten);
        else unlisten();
        if (error === null) resolve(result);
        else reject(error);
      },
    );
  });
}

/** Sends a call and checks its JSON answer. Throws what docker-modem threw, untranslated but for time and cancel. */
export async function dial<T>(modem: Modem, call: Call & { readonly schema: z.ZodType<T> }): Promise<T> {
  const parsed = call.schema.safeParse(await send(modem, call, false));
  if (parsed.success) return parsed.data;
  throw new AppError('docker.refused', { what: `its answer to “${call.what}” is not understood`, details: parsed.error.message });
}

/** Requests to whichever daemon is found, every failure translated; a lost daemon is looked for again at the next one. */
export type Wire = {
  readonly json: <T>(call: Call & { readonly schema: z.ZodType<T> }) => Promise<T>;
  /** For calls whose answer does not matter. */
  readonly done: (call: Call) => Promise<void>;
  /** The raw answer body. */
  readonly stream: (call: Call) => Promise<IncomingMessage>;
  /** Answers null instead of failing where the daemon says 404. */
  readonly maybe: <T>(asking: Promise<T>) => Promise<T | null>;
};

export function wire(
  connection: { readonly get: () => Promise<{ readonly modem: Modem }>; readonly forget: () => void },
  life: AbortSignal,
  timeoutMs: number = smallTimeoutMs,
): Wire {
  const guarded = async <T>(call: Call, send: (modem: Modem, call: Call) => Promise<T>): Promise<T> => {
    const { modem } = await connection.get();
    try {
      return await send(modem, { timeoutMs, ...call, signals: [life, ...(call.signals ?? [])] });
    } catch (error) {
      const fault = translate(error, call.what);
      if (fault.code === 'docker.lost') connection.forget();
      throw fault;
    }
  };
  return {
    json: (call) => guarded(call, (modem, c) => dial(modem, { ...c, schema: call.schema })),
    done: (call) => guarded(call, async (modem, c) => void (await send(modem, c, false))),
    stream: (call) => guarded(call, async (modem, c) => (await send(modem, c, true)) as IncomingMessage),
    maybe: (asking) =>
      asking.catch((error: unknown) => {
        if (error instanceof AppError && statusOf(error.cause) === 404) return null;
        throw error;
      }),
  };
}
