import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';

/** Reads a data file that ships with Hearth and checks it by its schema. Errors: `file.read`. */
export function readJsonResource<S extends z.ZodType>(path: string, schema: S): z.infer<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new AppError('file.read', { where: path, details: error instanceof Error ? error.message : '' }, { cause: error });
  }
}
