/**
 * The genesis process. @lodestar/params fixes its preset when it is loaded, so LODESTAR_PRESET stands in this process's environment,
 * and each network gets a process of its own.
 */
import { interopPubkeys } from './consensus-genesis.ts';
import { makeGenesis } from './make.ts';
import { type GenesisReply, genesisRequest } from './message.ts';
import { GENESIS_VALIDATORS } from './rules.ts';

type ParentPort = {
  readonly on: (event: 'message', fn: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (m: unknown) => void;
};
/** Set in Electron's utility process; a forked Node has `process.send` instead. */
const parentPort = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;

const send = (reply: GenesisReply) => {
  if (parentPort) parentPort.postMessage(reply);
  else process.send?.(reply);
};

const pubkeys = interopPubkeys(GENESIS_VALIDATORS);

function answer(message: unknown): void {
  try {
    send({ type: 'made', files: makeGenesis(genesisRequest.parse(message), pubkeys) });
  } catch (error) {
    send({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

if (parentPort) parentPort.on('message', (event) => answer(event.data));
else process.on('message', answer);
send({ type: 'ready' });
