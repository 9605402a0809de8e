import type { Opener } from '../../shared/sealing.ts';
import { isSealed } from './secret.ts';

/** What a job asks with every sealed secret opened. Errors: `key.sealed`. */
export async function unsealed(asks: unknown, opener: () => Promise<Opener>): Promise<unknown> {
  const open = async ([name, value]: readonly [string, unknown]) =>
    [name, isSealed(value) ? await (await opener()).open(value.box) : value] as const;
  return Object.fromEntries(await Promise.all(Object.entries(asks ?? {}).map(open)));
}
