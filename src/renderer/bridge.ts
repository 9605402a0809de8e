import { toFault } from '../shared/app-error.ts';
import type { Bridge, CallName, EventName, Input, Output, Payload } from '../shared/contract.ts';
import type { Fault } from '../shared/fault.ts';
import { secretFieldsOf } from '../shared/secret-fields.ts';
import { beginSealed, withSealed } from './seal.ts';

declare global {
  interface Window {
    readonly hearth: Bridge;
  }
}

/** A refused call, as the main process said it. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

const ask = async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
  const reply = await window.hearth.call(name, input);
  if (!reply.ok) throw new FaultError(reply.fault);
  return reply.value as Output<N>;
};

/**
 * Asks the main process; throws a `FaultError` where it says no. Words and passwords are sealed for the key process here, whoever asks.
 * The answer was checked by its schema over there.
 */
export const call = <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
  const secrets = secretFieldsOf(name);
  return secrets.length === 0 ? ask(name, input) : withSealed(ask, input, secrets).then((sealed) => ask(name, sealed));
};

/** `keys.begin` with the words sealed on their way to this window. */
export const beginWords = (input: Input<'keys.begin'>): ReturnType<typeof beginSealed> => beginSealed(ask, input);

/** Listens to one event until the returned function is called. */
export const on = <N extends EventName>(name: N, fn: (payload: Payload<N>) => void): (() => void) =>
  window.hearth.on(name, (payload) => fn(payload as Payload<N>));

/** What to show for anything that was thrown in the window. */
export const faultOf = (error: unknown): Fault => (error instanceof FaultError ? error.fault : toFault(error));
