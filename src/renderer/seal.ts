import { AppError } from '../shared/app-error.ts';
import type { CallName, Input, Output } from '../shared/contract.ts';
import type { Sealed } from '../shared/sealed.ts';
import { type Sealing, sealing } from '../shared/sealing.ts';

type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
type Fields = Readonly<Record<string, unknown>>;

const ready = (): Sealing => sealing(crypto.subtle);
const isSecret = (value: unknown): value is string | readonly string[] => typeof value === 'string' || Array.isArray(value);
const bytesOf = (secret: string | readonly string[]): Uint8Array => {
  const text = typeof secret === 'string' ? secret : secret.map((word) => word.replaceAll('\n', ' ')).join('\n');
  return new TextEncoder().encode(text);
};

/** The same input with the named secrets sealed for the key process that will answer, so that main cannot read what it hands on. */
export async function withSealed<N extends CallName>(ask: Ask, input: Input<N>, names: readonly string[]): Promise<Input<N>> {
  const fields = input as Fields;
  const secrets = names.filter((field) => isSecret(fields[field]));
  if (secrets.length === 0) return input;
  const { door, key } = await ask('keys.door', { session: typeof fields['session'] === 'string' ? fields['session'] : null });
  const sealOne = async (field: string): Promise<readonly [string, Sealed]> => {
    const bytes = bytesOf(fields[field] as string | readonly string[]);
    try {
      return [field, { door, box: await ready().seal(key, bytes) }];
    } finally {
      bytes.fill(0);
    }
  };
  return { ...fields, ...Object.fromEntries(await Promise.all(secrets.map(sealOne))) } as Input<N>;
}

/** New words, which the key process seals for this window alone. */
export async function beginSealed(ask: Ask, input: Input<'keys.begin'>): Promise<{ readonly session: string; readonly words: string[] }> {
  const { key, open } = await ready().opener();
  const { session, words } = await ask('keys.begin', { ...input, reader: key });
  if (!('box' in words)) throw new AppError('key.sealed');
  const bytes = await open(words.box);
  try {
    return { session, words: new TextDecoder().decode(bytes).normalize('NFC').split(' ') };
  } finally {
    bytes.fill(0);
  }
}
