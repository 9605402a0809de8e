import { describe, expect, it } from 'vitest';
import {
  count,
  formatAmount,
  formatBytes,
  formatDate,
  formatDuration,
  formatLong,
  formatMinute,
  formatNumber,
  formatPercent,
  formatWhen,
  joined,
  listed,
  splitGwei,
  weiToGwei,
} from './format.ts';

const plain = (text: string): string => text.replace(/\s/g, ' ');
const zone = { timeZone: 'Europe/Berlin' };

describe('amounts', () => {
  it('groups decimals in threes by thin spaces that do not break', () => {
    expect(formatAmount(32_001_912_345n, 'practice ETH')).toBe('32.001\u202f912\u00a0practice\u00a0ETH');
  });
  it('cuts and never rounds up what there is', () => {
    expect(splitGwei(31_999_999_999n)).toEqual({ int: '31', frac: '999\u202f999' });
    expect(splitGwei(31_999_999_999n, 9)).toEqual({ int: '31', frac: '999\u202f999\u202f999' });
  });
  it('leaves out decimals that are all zero', () => {
    expect(plain(formatAmount(32_000_000_000n, 'ETH'))).toBe('32 ETH');
    expect(plain(formatAmount(32_000_000_999n, 'ETH'))).toBe('32 ETH');
  });
  it('shows small and large ones alike', () => {
    expect(plain(formatAmount(12_000n, 'ETH'))).toBe('0.000 012 ETH');
    expect(plain(formatAmount(weiToGwei(999_968n * 10n ** 18n), 'practice ETH'))).toBe('999,968 practice ETH');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [4.4, '4 s'],
    [74, '1 min 14 s'],
    [120, '2 min'],
    [3599.6, '1 h'],
    [13_200, '3 h 40 min'],
    [90_061, '1 day 1 h'],
    [172_800, '2 days'],
    [-5, '0 s'],
  ])('says %d seconds in the two largest units', (seconds, text) => {
    expect(plain(formatDuration(seconds))).toBe(text);
  });
  it.each([
    [0.4, 'under a day'],
    [1.9, '1 day'],
    [217, '7 months'],
    [800, '2 years'],
    [1e9, 'more than 100 years'],
  ])('says %d days without false precision', (days, text) => {
    expect(formatLong(days)).toBe(text);
  });
});

describe('sizes and numbers', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [48_900_000, '48.9 MB'],
    [412e9, '412 GB'],
    [999.6e6, '1 GB'],
    [1.4e12, '1.4 TB'],
  ])('writes %d bytes', (bytes, text) => {
    expect(plain(formatBytes(bytes))).toBe(text);
  });
  it('groups whole numbers by commas', () => {
    expect([0, 999, 1604, 12_874_260, -1204].map(formatNumber)).toEqual(['0', '999', '1,604', '12,874,260', '−1,204']);
  });
  it('writes shares with their sign', () => {
    expect(plain(formatPercent(0.992))).toBe('99.2 %');
    expect(plain(formatPercent(1))).toBe('100 %');
  });
});

describe('times', () => {
  const at = Date.UTC(2026, 10, 22, 14, 13, 28);
  it('names weekday and zone', () => {
    expect(formatDate(at, zone)).toBe('Sunday 22 November 2026, 15:13:28 CET');
    expect(formatMinute(at, zone)).toBe('Sunday 22 November 2026, 15:13');
  });
  it('leaves the day out where it is today', () => {
    expect(formatWhen(at, at + 3_600_000, zone)).toBe('15:13:28');
    expect(formatWhen(at + 86_400_000, at, zone)).toBe('Mon 23 Nov, 15:13');
  });
});

describe('words', () => {
  it('counts and lists', () => {
    expect([count(1, 'key'), count(3, 'key'), count(2, 'copy', 'copies')]).toEqual(['1 key', '3 keys', '2 copies']);
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
  it('joins numbers to their units', () => {
    expect(joined('Next duty in 1 min 4 s, 20 GB free')).toBe('Next duty in 1\u202fmin 4\u202fs, 20\u202fGB free');
    expect(joined('11 slots behind')).toBe('11 slots behind');
  });
});
