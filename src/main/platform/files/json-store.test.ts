import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AppError, toFault } from '../../../shared/app-error.ts';
import { jsonStore } from './json-store.ts';

const schema = z.object({ name: z.string(), amountWei: z.bigint() });
const initial = { name: 'new', amountWei: 0n };

function open(dir: string) {
  const notices: AppError[] = [];
  const store = jsonStore({ path: join(dir, 'choices.json'), schema, initial, onNotice: (n) => notices.push(n) });
  return { store, notices };
}
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-store-'));

describe('a JSON store', () => {
  test('gives back what was set, amounts exact, after a restart', async () => {
    const dir = folder();
    const value = { name: 'kept', amountWei: 32_000_000_000_000_000_001n };
    await open(dir).store.set(value);
    expect(open(dir).store.get()).toEqual(value);
  });

  test('keeps the last of many sets and leaves no temporary file', async () => {
    const dir = folder();
    const { store } = open(dir);
    await Promise.all(Array.from({ length: 20 }, (_, i) => store.set({ name: `n${i}`, amountWei: BigInt(i) })));
    expect(open(dir).store.get()).toEqual({ name: 'n19', amountWei: 19n });
    expect(readdirSync(dir)).toEqual(['choices.json']);
  });

  test('sees what another process wrote since, and what was set here while it is still being written', async () => {
    const dir = folder();
    const [here, there] = [open(dir).store, open(dir).store];
    await here.set({ name: 'here', amountWei: 1n });
    expect(there.get().name).toBe('here');
    await there.set({ name: 'there', amountWei: 2n });
    expect(here.get()).toEqual({ name: 'there', amountWei: 2n });
    const written = here.set({ name: 'again', amountWei: 3n });
    expect(here.get().name).toBe('again');
    await written;
    expect(there.get()).toEqual(here.get());
  });

  test.each([
    ['is cut off in the middle', '{"name": "ol'],
    ['has another shape', '{"name": 7}'],
    ['is empty', ''],
  ])('sets a file aside that %s, tells it, and begins anew', (_, text) => {
    const dir = folder();
    writeFileSync(join(dir, 'choices.json'), text);
    const { store, notices } = open(dir);
    expect(store.get()).toEqual(initial);
    expect(readFileSync(join(dir, 'choices.json.corrupt-1'), 'utf8')).toBe(text);
    expect(notices.map(toFault)).toMatchObject([
      { code: 'store.corrupt', message: 'The file choices.json could not be read and was set aside as choices.json.corrupt-1.' },
    ]);
  });

  test('says where it cannot write', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'file'), '');
    const store = jsonStore({ path: join(dir, 'file', 'x.json'), schema, initial, onNotice: () => undefined });
    await expect(store.set(initial)).rejects.toMatchObject({ code: 'file.write' });
  });
});
