import { describe, expect, test } from 'vitest';
import { AppError, toFault } from '../../../shared/app-error.ts';
import { faultLines } from './fault.ts';
import { duration, ethOfGwei, iso, short, times } from './format.ts';
import { jsonDocument, jsonLine } from './json.ts';
import { type ProgressStream, progressOn } from './progress.ts';
import { secretReader, withoutLineEnd } from './secret.ts';
import { pairs, table } from './table.ts';

test('durations have their two largest units', () => {
  const shown = [0, 6_200, 3_000, 9_960, 41_000, 62_000, 120_000, 3_600_000, 7_500_000, 273_600_000].map(duration);
  expect(shown).toEqual(['0 s', '6.2 s', '3 s', '10 s', '41 s', '1 min 2 s', '2 min', '1 h', '2 h 5 min', '3 days 4 h']);
});

test('amounts keep their decimals in groups of three and lose only zeros', () => {
  expect([32_000_000_000n, 12_000n, 1n, 0n, 1_234_500_000_000n].map(ethOfGwei)).toEqual([
    '32',
    '0.000 012',
    '0.000 000 001',
    '0',
    '1,234.500',
  ]);
});

test('times are of the given zone, and of UTC for programs', () => {
  const at = Date.UTC(2026, 10, 22, 12, 31, 16);
  const berlin = times('Europe/Berlin');
  expect([berlin.day(at), berlin.clock(at), iso(at)]).toEqual(['Sun 22 Nov', '13:31:16', '2026-11-22T12:31:16Z']);
  expect(short('0x71C7656EC7ab88b098defB751B7401B5f6d8976F')).toBe('0x71C7…976F');
});

test('a table has plain columns, and a column with a width wraps', () => {
  const lines = table(
    [{ title: 'n', align: 'right' }, { title: 'what', width: 10 }, { title: 'took' }],
    [
      ['1', 'a sentence of some words', '3 s'],
      ['12', 'short', '14 s'],
    ],
  );
  expect(lines).toEqual(['   n  what        took', '   1  a sentence  3 s', '      of some', '      words', '  12  short       14 s']);
  expect(
    pairs([
      ['Slot', '4'],
      ['Consensus', 'in sync'],
    ]),
  ).toEqual(['  Slot        4', '  Consensus   in sync']);
});

test('amounts are decimal strings in JSON', () => {
  expect(jsonLine({ paidGwei: 32_000_000_001n })).toBe('{"paidGwei":"32000000001"}');
  expect(jsonDocument([1n])).toBe('[\n  "1"\n]');
});

describe('a fault', () => {
  const fault = toFault(new AppError('docker.stopped', { where: '/run/docker.sock', details: 'one\ntwo\n' }));
  test('says what happened, what it means for coins, what to do, and what to copy', () => {
    expect(faultLines(fault, false)).toEqual([
      'Docker is installed but does not answer at /run/docker.sock.',
      '  Your coins   Nothing is lost.',
      '  What to do   Start Docker, then look again. Run: sudo systemctl start docker',
      '  Details      one',
      '               two',
    ]);
  });
  test('is one line of JSON for programs', () => {
    expect(faultLines(fault, true).map((line) => JSON.parse(line).code)).toEqual(['docker.stopped']);
  });
});

describe('progress', () => {
  const written = (isTTY: boolean) => {
    const texts: string[] = [];
    const stream: ProgressStream = { write: (text) => texts.push(text), isTTY, columns: 90 };
    return { texts, progress: progressOn(stream) };
  };
  const reading = (slot: number) => ({
    what: 'active',
    reading: `slot ${slot} of 120`,
    share: (slot - 72) / 48,
    left: '48 s left',
    until: 'about 13:36:30',
  });

  test('is one rewritten line on a terminal and leaves nothing', () => {
    const { texts, progress } = written(true);
    progress.show(reading(96));
    progress.clear();
    progress.clear();
    expect(texts).toEqual([
      '\r\u001b[2K  next  active     slot 96 of 120  [############------------]  48 s left, about 13:36:30',
      '\r\u001b[2K',
    ]);
  });
  test('is one line per 10 % elsewhere', () => {
    const { texts, progress } = written(false);
    for (const slot of [82, 83, 84, 87, 90]) progress.show(reading(slot));
    expect(texts).toEqual(['active: slot 82 of 120, 20 %, 48 s left\n', 'active: slot 87 of 120, 30 %, 48 s left\n']);
  });
  test('without a share is told once', () => {
    const { texts, progress } = written(false);
    for (const reading of ['making it', 'still making it'])
      progress.show({ what: 'network', reading, share: null, left: null, until: null });
    progress.show({ what: 'containers', reading: '', share: null, left: null, until: null });
    expect(texts).toEqual(['network: making it\n', 'containers\n']);
  });
});

test('a secret comes from standard input or a file, without the line end that an editor adds', async () => {
  async function* stdin() {
    yield Buffer.from('correct horse ');
    yield Buffer.from('battery\r\n');
  }
  expect(Buffer.from(withoutLineEnd(await secretReader(stdin())('-'))).toString()).toBe('correct horse battery');
  await expect(secretReader(stdin())('/not/there')).rejects.toMatchObject({ code: 'file.read' });
});
