import { describe, expect, it } from 'vitest';
import { levelOf, logBuffer, windowOf } from './log-buffer.ts';

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ({ at: from + i, text: `line ${from + i}` }));

describe('logBuffer', () => {
  it('keeps every line below its limit', () => {
    const buffer = logBuffer(100);
    buffer.append(lines(0, 60));
    buffer.append(lines(60, 100));
    expect(buffer.view()).toEqual({ lines: lines(0, 100), total: 100, dropped: false });
  });
  it('lets the oldest tenth go at its limit and says so', () => {
    const buffer = logBuffer(100);
    buffer.append(lines(0, 100));
    buffer.append(lines(100, 101));
    expect(buffer.view()).toEqual({ lines: lines(11, 101), total: 90, dropped: true });
  });
  it('never holds more than its limit, whatever comes', () => {
    const buffer = logBuffer(100);
    for (let i = 0; i < 5000; i += 37) buffer.append(lines(i, i + 37));
    expect(buffer.view().total).toBeLessThanOrEqual(100);
    expect(buffer.view().lines.at(-1)?.text).toBe('line 5031');
  });
  it('finds in any case, also in lines that come later', () => {
    const buffer = logBuffer(100);
    buffer.append([{ at: 1, text: 'Disk is full' }]);
    buffer.search(' DISK ');
    buffer.append([
      { at: 2, text: 'a disk' },
      { at: 3, text: 'other' },
    ]);
    expect(buffer.view()).toMatchObject({ lines: [{ at: 1 }, { at: 2 }], total: 3 });
    buffer.search('');
    expect(buffer.view().lines).toHaveLength(3);
  });
  it('takes colour codes out', () => {
    const buffer = logBuffer(10);
    buffer.append([{ at: null, text: '\u001b[32minfo\u001b[39m: ready' }]);
    expect(buffer.view().lines).toEqual([{ at: null, text: 'info: ready' }]);
  });
  it('bears a hundred thousand lines', () => {
    const buffer = logBuffer(100_000);
    buffer.append(lines(0, 100_000));
    buffer.search('line 99999');
    expect(buffer.view().lines).toHaveLength(1);
  });
});

describe('levelOf', () => {
  it.each([
    ['INFO [11-22|15:57:04.902] Imported', null],
    ['WARN [11-22|15:57:52.406] Disk is running out', 'w'],
    ['CRIT Failed to store block data', 'e'],
    ['Nov-22 15:57:52.000[] error: Block error', 'e'],
    ['time="2026" level=warning msg="x"', 'w'],
    ['INFO no errors were found', null],
  ])('reads %j as %j', (text, level) => expect(levelOf(text)).toBe(level));
});

describe('windowOf', () => {
  it('shows only the lines in sight and a few around', () => {
    expect(windowOf(100_000, 20 * 50_000, 260, 20)).toEqual({ first: 49_992, end: 50_021 });
  });
  it('stays within the lines there are', () => {
    expect(windowOf(3, 0, 260, 20)).toEqual({ first: 0, end: 3 });
    expect(windowOf(10, 5000, 260, 20)).toEqual({ first: 10, end: 10 });
  });
});
