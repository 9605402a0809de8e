import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { rest } from '../rest.ts';

const faults = {
  unreachable: 'execution.unreachable',
  timeout: 'execution.unreachable',
  refused: 'execution.refused',
  answer: 'execution.refused',
} as const;
const answer = z.union([z.object({ error: z.object({ code: z.number(), message: z.string() }) }), z.object({ result: z.unknown() })]);

export type JsonRpc = <S extends z.ZodType>(schema: S, method: string, ...params: readonly unknown[]) => Promise<z.output<S>>;

/** JSON-RPC 2.0 by HTTP. Errors: `execution.unreachable` (no answer within 4 s), `execution.refused` (its own words in `what`). */
export function jsonRpc(url: string): JsonRpc {
  const http = rest(url, faults);
  return async (schema, method, ...params) => {
    const reply = await http.post('', { jsonrpc: '2.0', id: 1, method, params }, answer);
    if ('error' in reply) {
      const { code, message } = reply.error;
      throw new AppError('execution.refused', { what: message, where: http.where, details: `${method}: ${code} ${message}` });
    }
    const result = schema.safeParse(reply.result);
    if (result.success) return result.data;
    throw new AppError('execution.refused', { what: `its answer to ${method} lacks something`, details: result.error.message });
  };
}
