import { describe, expect, it } from 'vitest';
import { logBuffer, windowOf } from './log-buffer.ts';

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ({ at: from + i, text: `line ${from + i}` }));
const kept = (from: number, to: number) => lines(from, to).map((line, i) => ({ ...line, n: from + i + 1, level: 'info' }));
const all = { query: '', least: 'debug' } as const;
const searched = (buffer: ReturnType<typeof logBuffer>) => {
  while (buffer.step()) {}
  return buffer.view();
};

describe('logBuffer', () => {
  it('keeps every line below its limit', () => {
    const buffer = logBuffer(100);
    buffer.append(lines(0, 60));
    buffer.append(lines(60, 100));
    expect(buffer.view()).toEqual({ lines: kept(0, 100), total: 100, dropped: false });
  });
  it('lets the oldest tenth go at its limit and says so', () => {
    const buffer = logBuffer(100);
    buffer.append(lines(0, 100));
    buffer.append(lines(100, 101));
    expect(buffer.view()).toEqual({ lines: kept(11, 101), total: 90, dropped: true });
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
    buffer.filter({ ...all, query: ' DISK ' });
    buffer.append([
      { at: 2, text: 'a disk' },
      { at: 3, text: 'other' },
    ]);
    expect(searched(buffer)).toMatchObject({ lines: [{ at: 1 }, { at: 2 }], total: 3 });
    buffer.filter(all);
    expect(buffer.view().lines).toHaveLength(3);
  });
  it('shows only what is as grave as wanted, with the lines of a stack', () => {
    const buffer = logBuffer(100);
    buffer.append(['INFO a', 'WARN b', 'ERROR c', '    at d', 'DEBUG e'].map((text) => ({ at: null, text })));
    const shown = (least: 'info' | 'warn' | 'error') => {
      buffer.filter({ query: '', least });
      return searched(buffer).lines.map(({ text }) => text);
    };
    expect([shown('error'), shown('warn'), shown('info').length]).toEqual([['ERROR c', '    at d'], ['WARN b', 'ERROR c', '    at d'], 4]);
  });
  it('keeps the matches right when older lines are let go while a search is on', () => {
    const buffer = logBuffer(100);
    buffer.filter({ ...all, query: 'line 1' });
    for (let i = 0; i < 250; i += 10) {
      buffer.append(lines(i, i + 10));
      if (i % 30 === 0) buffer.step();
    }
    const { lines: found, total } = searched(buffer);
    const there = lines(250 - total, 250).filter(({ text }) => text.includes('line 1'));
    expect(found.map(({ text }) => text)).toEqual(there.map(({ text }) => text));
  });
  it('takes colour codes out', () => {
    const buffer = logBuffer(10);
    buffer.append([{ at: null, text: '\u001b[32minfo\u001b[39m: ready' }]);
    expect(buffer.view().lines).toMatchObject([{ at: null, text: 'info: ready', level: 'info' }]);
  });
  it('bears a hundred thousand lines', () => {
    const buffer = logBuffer(100_000);
    buffer.append(lines(0, 100_000));
    buffer.filter({ ...all, query: 'line 99999' });
    let steps = 1;
    while (buffer.step()) steps += 1;
    expect([buffer.view().lines.length, steps]).toEqual([1, 20]);
  });
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
