import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../shared/app-error.ts';
import { sseReader } from './sse.ts';

/** Topics every supported client knows. One unknown topic makes a client refuse the whole request, or, Lodestar 1.5.1, hang. */
export type Topic = 'head' | 'finalized_checkpoint' | 'voluntary_exit' | 'chain_reorg';
export type BeaconEvent = { readonly topic: Topic; readonly data: unknown };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** A stream that says nothing for so long, not even a keep-alive, is taken for dead and opened anew. */
const SILENCE_MS = 60_000;

/** `/eth/v1/events`. */
export const eventRoutes = (baseUrl: string) => ({
  /**
   * Calls `on` for each event until `signal` aborts; a lost or silent stream is opened again by itself, later each time.
   * Errors: `beacon.refused` where the node refuses the topics.
   */
  async events(topics: readonly Topic[], on: (event: BeaconEvent) => void, signal: AbortSignal): Promise<void> {
    const url = `${baseUrl}/eth/v1/events?${topics.map((t) => `topics=${t}`).join('&')}`;
    let waitMs = FIRST_WAIT_MS;
    while (!signal.aborted) {
      const heard = await readStream(url, topics, on, signal);
      waitMs = heard ? FIRST_WAIT_MS : Math.min(waitMs * 2, LONGEST_WAIT_MS);
      await wait(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  },
});

/** Reads one stream to its end; answers whether anything was heard on it. */
async function readStream(url: string, topics: readonly Topic[], on: (event: BeaconEvent) => void, signal: AbortSignal): Promise<boolean> {
  const own = new AbortController();
  const end = () => own.abort();
  signal.addEventListener('abort', end, { once: true });
  let silence = setTimeout(end, SILENCE_MS);
  let heard = false;
  const read = sseReader(({ event, data }) => {
    const topic = topics.find((t) => t === event);
    const parsed = parse(data);
    if (topic && parsed !== undefined && !signal.aborted) on({ topic, data: parsed });
  });
  try {
    const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: own.signal });
    if (response.status === 400 || response.status === 404)
      throw new AppError('beacon.refused', { what: (await response.text()).slice(0, 300), found: String(response.status) });
    if (!response.ok || !response.body) return false;
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      heard = true;
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
      read(decoder.decode(chunk, { stream: true }));
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', end);
    own.abort();
  }
  return heard;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
