import type { z } from 'zod';
import type { AppError } from './app-error.ts';

const MOST = 3;
const LONGEST = 160;

/** The first places that are wrong with their reasons, however much is wrong. */
function issuesText({ issues }: z.ZodError): string {
  const told = issues.slice(0, MOST).map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`.slice(0, LONGEST));
  return `${told.join('; ')}${issues.length > MOST ? `; and ${issues.length - MOST} more` : ''}`;
}

/** Reads a JSON text that has the form of a schema. Throws what `refusal` makes of the reason, and nothing else, for any other text. */
export function readJson<T>(text: string, schema: z.ZodType<T>, refusal: (details: string) => AppError): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('not JSON');
  }
  // zod itself stumbles over some values, such as an object whose `length` cannot be compared with a number.
  let parsed: z.ZodSafeParseResult<T> | null = null;
  try {
    parsed = schema.safeParse(value);
  } catch {
    throw refusal('not of its form');
  }
  if (!parsed.success) throw refusal(issuesText(parsed.error));
  return parsed.data;
}
