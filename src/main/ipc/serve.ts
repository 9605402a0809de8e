import { z } from 'zod';
import { AppError, toFault } from '../../shared/app-error.ts';
import { type CallName, calls, type Handlers } from '../../shared/contract.ts';
import type { Reply } from '../../shared/fault.ts';

/** Name and input in, a reply out. Never throws: every failure is a coded fault. */
export type Call = (name: string, input: unknown) => Promise<Reply>;

type AnyHandler = (input: unknown) => Promise<unknown>;

/** name → schema → handler → reply, the same way for window and terminal. Errors: `ipc.unknown`, `ipc.input`, and what handlers throw. */
export function serve(handlers: Handlers): Call {
  return async (name, input) => {
    try {
      if (!Object.hasOwn(calls, name)) throw new AppError('ipc.unknown', { what: name.slice(0, 80) });
      const known = name as CallName;
      const parsed = calls[known].input.safeParse(input);
      if (!parsed.success) throw new AppError('ipc.input', { what: known, details: z.prettifyError(parsed.error) });
      return { ok: true, value: await (handlers[known] as AnyHandler)(parsed.data) };
    } catch (error) {
      return { ok: false, fault: toFault(error) };
    }
  };
}

/** Who sent an IPC message. `origin` is null for a frame that is gone. */
export type Sender = { readonly isOurWindow: boolean; readonly isMainFrame: boolean; readonly origin: string | null };

const message = z.object({ name: z.string(), input: z.unknown() });

/** The window's way in: only our window's main frame at our origin is heard. Errors: `ipc.stranger`, `ipc.input`, those of `serve`. */
export async function serveWindow(call: Call, ourOrigin: string, sender: Sender, raw: unknown): Promise<Reply> {
  if (!sender.isOurWindow || !sender.isMainFrame || sender.origin !== ourOrigin) {
    return { ok: false, fault: toFault(new AppError('ipc.stranger')) };
  }
  const parsed = message.safeParse(raw);
  if (!parsed.success) return { ok: false, fault: toFault(new AppError('ipc.input', { what: 'message' })) };
  return call(parsed.data.name, parsed.data.input);
}
