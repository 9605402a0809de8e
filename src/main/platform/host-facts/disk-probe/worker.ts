/** The process that measures the disk: thousands of requests in a second would hold up everything else. Its thread pool is set by its environment. */
import { type ProbeReply, probeRequest } from './message.ts';
import { probeDisk } from './probe.ts';

type ParentPort = {
  readonly on: (event: 'message', fn: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (m: unknown) => void;
};
/** Set in Electron's utility process; a forked Node has `process.send` instead. */
const parentPort = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;

const send = (reply: ProbeReply) => {
  if (parentPort) parentPort.postMessage(reply);
  else process.send?.(reply);
};

async function answer(message: unknown): Promise<void> {
  let toldAt = 0;
  try {
    const result = await probeDisk(probeRequest.parse(message), (part, done, total) => {
      if (performance.now() - toldAt < 100 && done < total) return;
      toldAt = performance.now();
      send({ type: 'part', part, done, total });
    });
    send({ type: 'measured', result });
  } catch (error) {
    send({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

if (parentPort) parentPort.on('message', (event) => void answer(event.data));
else process.on('message', (message) => void answer(message));
send({ type: 'ready' });
