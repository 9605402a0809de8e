import type { Fault } from './fault.ts';
import type { FaultParams, Sentence } from './strings/fault-params.ts';
import { type FaultCode, sentences } from './strings/faults.ts';

/** The one error that crosses borders. Platform code throws it, rooms let it fly, `serve` encodes it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: FaultCode;
  readonly params: FaultParams;
  constructor(code: FaultCode, params: FaultParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.params = params;
  }
}

/** What was asked, or null where the answer is a coded fault: a neighbour cannot tell. Anything else is an error of ours and flies on. */
export async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Turns anything thrown into what a person reads. Exception texts only ever reach `details`. */
export function toFault(error: unknown): Fault {
  if (error instanceof AppError) {
    const s: Sentence = sentences[error.code](error.params);
    return {
      code: error.code,
      message: s.message,
      coins: s.coins,
      hint: s.hint,
      command: s.command ?? null,
      details: error.params.details ?? null,
    };
  }
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { ...toFault(new AppError('app.unexpected')), details };
}
