import { describe, expect, it } from 'vitest';
import type { WorkPart } from '../../shared/work.ts';
import { workFacts } from './work.ts';

const part = (change: Partial<WorkPart>): WorkPart => ({
  id: 'a',
  what: 'Lodestar',
  state: 'working',
  done: 121e6,
  total: 191e6,
  unit: 'bytes',
  startedAt: 0,
  endedAt: null,
  log: null,
  ...change,
});
const plain = (facts: ReturnType<typeof workFacts>): unknown => JSON.parse(JSON.stringify(facts).replaceAll('\u202f', ' '));

describe('workFacts', () => {
  it('tells speed and time left from what was done so far', () => {
    expect(plain(workFacts(part({}), 10_000))).toEqual({
      done: '121 MB',
      total: '191 MB',
      speed: '12.1 MB/s',
      leftSeconds: expect.closeTo(5.785, 2),
      elapsed: '10 s',
      part: expect.closeTo(0.6335, 3),
    });
  });
  it('does not guess in the first two seconds', () => {
    expect(workFacts(part({}), 1500)).toMatchObject({ speed: '', leftSeconds: null });
  });
  it('leaves the total out once it is done', () => {
    expect(plain(workFacts(part({ state: 'done', endedAt: 4000 }), 99_000))).toMatchObject({
      done: '121 MB',
      total: '',
      elapsed: '4 s',
      part: 1,
    });
  });
  it('says nothing where nothing is counted', () => {
    expect(workFacts(part({ state: 'waiting', unit: 'none', done: null, total: null, startedAt: null }), 5000)).toEqual({
      done: '',
      total: '',
      speed: '',
      leftSeconds: null,
      elapsed: '–',
      part: null,
    });
  });
  it('counts slots and items in words', () => {
    expect(workFacts(part({ unit: 'slots', done: 1204, total: 11_310 }), 10_000)).toMatchObject({
      done: '1,204 slots',
      total: '11,310 slots',
    });
    expect(workFacts(part({ unit: 'items', done: 2, total: 6 }), 10_000)).toMatchObject({ done: '2', total: '6', speed: '' });
  });
});
