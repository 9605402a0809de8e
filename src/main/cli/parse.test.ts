import { describe, expect, test } from 'vitest';
import { commands } from './commands/index.ts';
import { helpLines } from './help.ts';
import { parse } from './parse.ts';
import { UsageError } from './usage-error.ts';

const wrong = (...argv: string[]) => {
  try {
    parse(argv, commands);
    return 'no complaint';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
};

test('an option of one name takes a value in all commands or in none', () => {
  const kinds = new Map<string, boolean>();
  for (const { options } of commands)
    for (const [name, { value }] of Object.entries(options)) {
      expect(kinds.get(name) ?? value !== undefined, name).toBe(value !== undefined);
      kinds.set(name, value !== undefined);
    }
});

test('options may stand before and after the command', () => {
  const parsed = parse(['--data', 'folder', 'practice', 'journey', '--json', '--slot-seconds=6'], commands);
  expect(parsed).toMatchObject({ kind: 'run', values: { data: 'folder', json: true, 'slot-seconds': '6' }, words: [] });
});

test('words after a command reach it', () => {
  expect(parse(['node', 'logs', 'geth', '--follow'], commands)).toMatchObject({ kind: 'run', words: ['geth'], values: { follow: true } });
});

describe('wrong use', () => {
  test('names what is wrong and what fits', () => {
    expect([wrong(), wrong('fly'), wrong('practice'), wrong('practice', 'fly')]).toEqual([
      'Say what to do. All commands:',
      'Hearth has no command “fly”.',
      '“practice” needs one of these after it: journey, up, down, status, pause, resume, logs.',
      '“practice” needs one of these after it: journey, up, down, status, pause, resume, logs.',
    ]);
    expect(wrong('check', '--profile', 'today')).toBe('“check” has no option --profile.');
    expect(wrong('check', '--network')).toBe('--network needs a value: --network N.');
    expect(wrong('check', '--json=yes')).toBe('--json is a switch and takes no value.');
    expect(wrong('check', '--json', '--json')).toBe('--json stands there twice.');
    expect(wrong('node', 'logs', 'a', 'b')).toBe('Too much follows “node logs”.');
    expect(wrong('validators', 'exit')).toBe('“validators exit” needs <key or index> after it.');
  });

  test('refuses secrets in arguments and never repeats them', () => {
    for (const argv of [['--password', 'correcthorse'], ['--password=correcthorse'], ['--mnemonic', 'correcthorse']]) {
      const said = wrong('keys', 'new', ...argv);
      expect(said).toContain('-file');
      expect(said).not.toContain('correcthorse');
    }
    expect(wrong('keys', 'derive', 'abandon', 'ability')).not.toContain('abandon');
  });
});

test('help exists for everything, for a group and for one command', () => {
  expect(parse(['help', 'practice', 'journey'], commands)).toEqual({ kind: 'help', path: ['practice', 'journey'] });
  expect(parse(['practice', 'journey', '--help'], commands)).toEqual({ kind: 'help', path: ['practice', 'journey'] });
  expect(parse(['--version'], commands)).toEqual({ kind: 'version' });
  expect(helpLines(commands, []).length).toBeGreaterThan(commands.length);
  expect(helpLines(commands, ['practice']).join('\n')).not.toContain('keys new');
  expect(helpLines(commands, ['practice', 'journey']).slice(0, 7)).toEqual([
    'Lives a validator’s whole life on a practice network, unattended.',
    '',
    'Usage: hearth practice journey [options]',
    '',
    'Options',
    '  --profile NAME       classic or today; without it the best this machine can have',
    '  --consensus CLIENT   lodestar or prysm; without it the profile’s own',
  ]);
  expect(() => helpLines(commands, ['fly'])).toThrow(UsageError);
});
