import type { CallName, EventName, Input, Output, Payload } from '../../shared/contract.ts';
import type { App } from '../app-options.ts';
import type { Times } from './face/format.ts';
import type { Progress } from './face/progress.ts';
import type { ReadSecret } from './face/secret.ts';

/** An option of a command. `value` names what it takes in the help; without it the option is a switch. */
export type Option = { readonly value?: string; readonly about: string };
export type Options = Readonly<Record<string, Option>>;

/** What was typed after the command, as text; a switch is `true`. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Calls the contract; a fault comes back as `FaultError`. */
type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
type Listen = <N extends EventName>(name: N, fn: (payload: Payload<N>) => void) => () => void;

/** All that a command may use. Time, randomness, secrets and the app itself are handed in. */
export type Context = {
  readonly values: Values;
  readonly words: readonly string[];
  readonly json: boolean;
  readonly ask: Ask;
  readonly listen: Listen;
  readonly app: App;
  /** One line or several on standard output. */
  readonly print: (...lines: readonly string[]) => void;
  /** One JSON line. */
  readonly printLine: (value: unknown) => void;
  /** One JSON document. */
  readonly printDocument: (value: unknown) => void;
  /** A remark on standard error. */
  readonly remark: (...lines: readonly string[]) => void;
  readonly progress: Progress;
  readonly times: Times;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly secret: ReadSecret;
  /** Asks a person at the terminal; null where nobody can answer. */
  readonly question: ((text: string) => Promise<string>) | null;
};

/** A command of the terminal face: `path` is what is typed, `words` what may follow it, such as `[name]`. */
export type Command = {
  readonly path: readonly string[];
  readonly summary: string;
  readonly words?: { readonly usage: string; readonly min: number; readonly max: number };
  readonly options: Options;
  readonly notes?: readonly string[];
  readonly run: (context: Context) => Promise<void>;
};
