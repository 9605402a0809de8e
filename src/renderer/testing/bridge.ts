import { AppError, toFault } from '../../shared/app-error.ts';
import { type Bridge, type CallName, calls, type EventName, events, type Input, type Output, type Payload } from '../../shared/contract.ts';
import type { Reply } from '../../shared/fault.ts';
import type { Sealed } from '../../shared/sealed.ts';
import { sealing } from '../../shared/sealing.ts';
import { secretFieldsOf } from '../../shared/secret-fields.ts';

/** An input as the key process sees it. */
type Opened<I> = { [F in keyof I]: Exclude<I[F], Sealed> };
/** What a test's main process answers: a value, or a function of the input. Throw an `AppError` for a fault. */
export type Answers = { readonly [N in CallName]?: Output<N> | ((input: Opened<Input<N>>) => Output<N> | Promise<Output<N>>) };

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
 * a wrong one throws in the test, and so does a secret that is not sealed; those that are it opens, as a key process does. A call without
 * an answer is the fault that an unknown call is.
 */
export const fakeBridge = (answers: Answers): FakeBridge => {
  let table: Answers = answers;
  const asked: { name: string; input: unknown }[] = [];
  const door = opener();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  const reply = async (name: string, input: unknown): Promise<Reply> => {
    if (!isCall(name)) throw new Error(`The contract has no call ${name}.`);
    if (name === 'keys.door') return { ok: true, value: { door: 'd1', key: (await door).key } };
    const parsed = calls[name].input.parse(input);
    const secrets = secretFieldsOf(name);
    const plain = secrets.length === 0 ? parsed : await opened(await door, parsed, secrets);
    const { reader, ...given } = plain as { readonly reader?: string };
    asked.push({ name, input: given });
    const answer = table[name] as unknown;
    try {
      if (answer === undefined) throw new AppError('ipc.unknown', { what: name });
      const value: unknown = typeof answer === 'function' ? await (answer as (input: unknown) => unknown)(given) : answer;
      return { ok: true, value: calls[name].output.parse(reader === undefined ? value : await wordsFor(reader, value)) };
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

const { opener, seal } = sealing(crypto.subtle);

/** The input of a call with its secrets opened: what the main process of a test sees. */
async function opened(door: Awaited<ReturnType<typeof opener>>, input: object, secrets: readonly string[]): Promise<object> {
  const fields = { ...input } as Record<string, string | readonly string[] | Sealed | null | undefined>;
  for (const field of secrets) {
    const value = fields[field];
    if (value === null || value === undefined) continue;
    if (typeof value === 'string' || !('box' in value)) throw new Error(`The secret ${field} is not sealed.`);
    const text = new TextDecoder().decode(await door.open(value.box));
    fields[field] = field === 'typed' || field === 'words' ? text.split('\n') : text;
  }
  return fields;
}

/** New words as the key process answers them. */
async function wordsFor(reader: string, value: unknown): Promise<unknown> {
  const { session, words } = value as { readonly session: string; readonly words: readonly string[] };
  return { session, words: { door: session, box: await seal(reader, new TextEncoder().encode(words.join(' '))) } };
}

const isCall = (name: string): name is CallName => Object.hasOwn(calls, name);
