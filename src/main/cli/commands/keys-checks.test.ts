import { expect, test } from 'vitest';
import type { Verified, VerifiedFile } from '../../../shared/key-checks.ts';
import type { DrillResult } from '../../../shared/key-drill.ts';
import type { Context } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { drillLines, keysDrill } from './keys-drill.ts';
import { keysVerify, verifiedLines } from './keys-verify.ts';

const good: VerifiedFile = {
  path: '/usb/deposit_data-1.json',
  kind: 'deposit',
  network: 'hoodi',
  does: ['would deposit 32 ETH for key 0xb384…4c87, paying out to 0x71C7656EC7ab88b098defB751B7401B5f6d8976F, fixed for ever'],
  findings: [],
};
const wrong: VerifiedFile = {
  path: '/usb/keystore.json',
  kind: 'keystore',
  network: null,
  does: [],
  findings: [
    { severity: 'note', code: 'keystore.noPath', message: 'A note.' },
    { severity: 'bad', code: 'keystore.password', message: 'The password does not open it.' },
  ],
};
const drilled = (isGood: boolean): DrillResult => ({
  says: isGood ? 'Your words give this key.' : 'These words give other keys.',
  evidence: { at: 1, good: isGood, files: [] },
  files: [{ path: '/usb/keystore.json', says: ['The words give its key 0xb384…4c87'], findings: [] }],
});

/** Runs a command on an app that answers what it is told to, and tells what it was asked, what was printed and how it ended. */
async function run(command: typeof keysVerify, answer: Verified | DrillResult, context: Partial<Context>) {
  const asked: Record<string, unknown>[] = [];
  const printed: unknown[] = [];
  const tool = async (asks: Record<string, unknown>) => {
    asked.push(asks);
    return answer;
  };
  const whole = {
    values: {},
    words: [],
    json: false,
    app: { keysTool: async () => ({ verify: tool, drill: tool }) },
    print: (...lines: string[]) => printed.push(...lines),
    printDocument: (value: unknown) => printed.push(value),
    secret: async (file: string) => new TextEncoder().encode(`${file}\n`),
    signal: new AbortController().signal,
    ...context,
  };
  const ended = await command.run(whole as unknown as Context).then(
    () => 'done',
    (error: unknown) => (error instanceof UsageError ? 'wrong use' : (error as { readonly code: string }).code),
  );
  return { asked: asked[0], printed, ended };
}
const text = (value: unknown) => new TextDecoder().decode(value as Uint8Array);

test('a file says what it is, what it would do, and what is wrong with it, the worst first', () => {
  expect([...verifiedLines(good), ...verifiedLines(wrong)]).toMatchInlineSnapshot(`
    [
      "/usb/deposit_data-1.json",
      "         deposit file, hoodi",
      "         would deposit 32 ETH for key 0xb384…4c87, paying out to",
      "         0x71C7656EC7ab88b098defB751B7401B5f6d8976F, fixed for ever.",
      "         Nothing is wrong with it.",
      "/usb/keystore.json",
      "         keystore",
      "  Wrong  The password does not open it.",
      "  Note   A note.",
    ]
  `);
});

test('verify takes paths, the network and the address meant, and a password without its line end; wrong files end it with a fault', async () => {
  const values = { network: 'hoodi', 'withdrawal-address': '0x1', 'password-file': 'pw' };
  const fine = await run(keysVerify, { files: [good] }, { words: ['/usb'], values });
  expect(fine.asked).toMatchObject({ paths: ['/usb'], network: 'hoodi', withdrawalAddress: '0x1' });
  expect([text(fine.asked?.['password']), fine.ended, fine.printed.at(-1)]).toEqual(['pw', 'done', '1 file looked at; nothing is wrong.']);
  const bad = await run(keysVerify, { files: [good, wrong] }, { words: ['/usb'], json: true });
  expect(bad).toMatchObject({ asked: { network: null, withdrawalAddress: null, password: null }, printed: [{ files: [good, wrong] }] });
  expect(bad.ended).toBe('key.verify');
});

test('a drill ends with what it showed; one that fails ends with a fault', async () => {
  const values = { 'mnemonic-file': 'paper', backup: '/usb' };
  const fine = await run(keysDrill, drilled(true), { values: { ...values, 'passphrase-file': '25th', 'password-file': '-' } });
  const { asked } = fine;
  expect([asked?.['mnemonic'], asked?.['passphrase'], asked?.['password']].map(text)).toEqual(['paper\n', '25th', '-']);
  expect([asked?.['folder'], fine.ended, fine.printed]).toEqual(['/usb', 'done', drillLines(drilled(true))]);
  expect(drillLines(drilled(true))).toEqual([
    '/usb/keystore.json',
    '         The words give its key 0xb384…4c87.',
    '',
    'Your words give this key.',
  ]);
  const failed = await run(keysDrill, drilled(false), { values, json: true });
  expect([failed.ended, failed.printed]).toEqual(['key.drill', [drilled(false)]]);
  expect(text(failed.asked?.['passphrase'])).toBe('');
});

test('a drill without words or folder, or with two secrets on standard input, is wrong use', async () => {
  const values = [{ backup: '/usb' }, { 'mnemonic-file': 'F' }, { 'mnemonic-file': '-', backup: '/usb', 'password-file': '-' }];
  for (const one of values)
    expect(await run(keysDrill, drilled(true), { values: one })).toMatchObject({ ended: 'wrong use', asked: undefined });
});
