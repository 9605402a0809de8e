import type { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import type { FaultCode } from '../../shared/strings/faults.ts';

/** Which fault each kind of failure of a neighbour becomes. */
export type RestFaults = {
  readonly unreachable: FaultCode;
  readonly timeout: FaultCode;
  readonly refused: FaultCode;
  readonly answer: FaultCode;
};
/** What came back. `json` is undefined where the body is empty or no JSON. */
export type RestAnswer = { readonly status: number; readonly json: unknown; readonly text: string };
type Method = 'GET' | 'POST' | 'DELETE';
/** A body of bytes is JSON already. */
type AskOptions = { readonly body?: unknown; readonly timeoutMs?: number };
type RestOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Longest body that is read. */
  readonly maxBytes?: number;
};
export type Rest = ReturnType<typeof rest>;

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;
const TIMEOUT_MS = 4_000;
/** No honest answer is near this long; a longer one would only fill the memory. */
const MAX_BYTES = 128 * 2 ** 20;

/**
 * JSON over HTTP to one neighbour. Every request ends within its time-out; every accepted answer has passed a schema.
 * Errors: the four codes of `faults`; `refused` carries the neighbour's own words in `what` and the HTTP status in `found`.
 */
export function rest(baseUrl: string, faults: RestFaults, options: RestOptions = {}) {
  const { headers = {}, timeoutMs: usualTimeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options;
  const where = baseUrl.replace(/^https?:\/\//, '');

  const transportFault = (error: unknown): AppError => {
    const details = describe(error);
    const silent = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    return new AppError(silent ? faults.timeout : faults.unreachable, { where, details }, { cause: error });
  };

  /** One request and whatever it answers, refusals too. */
  async function ask(method: Method, path: string, { body, timeoutMs = usualTimeoutMs }: AskOptions = {}): Promise<RestAnswer> {
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: isBytes(body) ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await textWithin(maxBytes, response);
      if (text === null)
        throw new AppError(faults.answer, { what: path.split('?')[0] ?? path, where, details: `longer than ${maxBytes} bytes` });
      return { status: response.status, json: parse(text), text };
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw transportFault(error);
    }
  }

  const refusal = (path: string, answer: RestAnswer) =>
    new AppError(faults.refused, {
      what: words(answer),
      where,
      found: String(answer.status),
      details: `${path}: ${answer.text.slice(0, 500)}`,
    });

  /** The schema's value of a 2xx answer; else the fault. */
  function take<S extends z.ZodType>(path: string, answer: RestAnswer, schema: S): z.output<S> {
    if (answer.status < 200 || answer.status > 299) throw refusal(path, answer);
    const parsed = schema.safeParse(answer.json);
    if (parsed.success) return parsed.data;
    const first = parsed.error.issues[0];
    const details =
      answer.json === undefined ? `HTTP ${answer.status}, no JSON` : `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`;
    throw new AppError(faults.answer, { what: path.split('?')[0] ?? path, where, details });
  }

  return {
    where,
    ask,
    take,
    refusal,
    async get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
      return take(path, await ask('GET', path), schema);
    },
    /** Null where the thing asked for does not exist (404). */
    async getOrNull<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | null> {
      const answer = await ask('GET', path);
      return answer.status === 404 ? null : take(path, answer, schema);
    },
    async post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> {
      return take(path, await ask('POST', path, { body }), schema);
    },
  };
}

/**
 * Whether the client has no such route, as against a thing it does not know: Prysm's beacon node answers 404 as plain text, its validator
 * client 200 with an empty body, Lodestar 404 "Route POST:/… not found".
 */
export function isUnknownRoute(answer: RestAnswer): boolean {
  if (answer.status === 405 || answer.status === 501) return true;
  if (answer.status === 200) return answer.text === '';
  return answer.status === 404 && (answer.json === undefined || /^(route .+ )?not[ _]found$/i.test(messageOf(answer) ?? ''));
}

/** Null where the body is longer; the rest of it is not read. */
async function textWithin(maxBytes: number, { body }: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf({ json }: RestAnswer): string | null {
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : null;
  return typeof message === 'string' ? message : null;
}

function words(answer: RestAnswer): string {
  const text = messageOf(answer) ?? (answer.json === undefined ? answer.text : '');
  return text.trim().replace(/\.$/, '').slice(0, 300) || `HTTP ${answer.status}`;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${'code' in error.cause ? String(error.cause.code) : error.cause.message})` : '';
  return `${error.message}${cause}`;
}
