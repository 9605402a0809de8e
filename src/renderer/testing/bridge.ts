import { AppError, toFault } from '../../shared/app-error.ts';
import { type Bridge, type CallName, calls, type EventName, events, type Input, type Output, type Payload } from '../../shared/contract.ts';
import type { Reply } from '../../shared/fault.ts';

/** What a test's main process answers: a value, or a function of the input. Throw an `AppError` for a fault. */
export type Answers = { readonly [N in CallName]?: Output<N> | ((input: Input<N>) => Output<N> | Promise<Output<N>>) };

export type FakeBridge = Bridge & {
  /** Every call so far, in order. */
  readonly asked: readonly { readonly name: string; readonly input: unknown }[];
  /** Changes answers from now on. */
  readonly answer: (more: Answers) => void;
  /** Sends an event as the main process would. */
  readonly emit: <N extends EventName>(name: N, payload: Payload<N>) => void;
};

/**
 * Stands in for the main process. Inputs, answers and events all pass the contract's schemas, so a test cannot drift from it:
 * a wrong one throws in the test. A call without an answer is the fault that an unknown call is.
 */
export const fakeBridge = (answers: Answers): FakeBridge => {
  let table: Answers = answers;
  const asked: { name: string; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  const reply = async (name: string, input: unknown): Promise<Reply> => {
    if (!isCall(name)) throw new Error(`The contract has no call ${name}.`);
    const given = calls[name].input.parse(input);
    asked.push({ name, input: given });
    const answer = table[name] as unknown;
    try {
      if (answer === undefined) throw new AppError('ipc.unknown', { what: name });
      const value: unknown = typeof answer === 'function' ? await (answer as (input: unknown) => unknown)(given) : answer;
      return { ok: true, value: calls[name].output.parse(value) };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, fault: toFault(error) };
      throw error;
    }
  };
  return {
    asked,
    call: reply,
    on: (name, fn) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(fn));
      return () => all.delete(fn);
    },
    answer: (more) => {
      table = { ...table, ...more };
    },
    emit: (name, payload) => {
      const checked = events[name].parse(payload);
      for (const listener of listeners.get(name) ?? []) listener(checked);
    },
  };
};

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name);
