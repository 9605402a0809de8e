import { expect, test } from 'vitest';
import type { NodeUpkeep } from '../../../shared/node-upkeep.ts';
import { upkeepLines } from './node-upkeep.ts';

const plan: NodeUpkeep = {
  ...{ what: 'prune', role: 'execution', client: 'reth', idle: null, goes: ['Old states'], stays: ['Keys'] },
  ...{ dataBytes: 1_300_000_000_000, time: { fromSeconds: 2_600, toSeconds: 26_000, source: 'Reckoned.' } },
  ...{ duties: 'None are missed.', steps: [{ id: 'stop', what: 'Stop it' }] },
};

test('what goes stands first, then what stays, how long it takes and what it costs', () => {
  expect(upkeepLines(plan).join('\n')).toMatchInlineSnapshot(`
    "Goes:
      Old states
    Stays:
      Keys

      Data now   1.3 TB
      Takes      about 45 min to 7 h
                 Reckoned.
      Duties     None are missed.

    Steps:
       1  Stop it"
  `);
});

test('where there is nothing to do, that alone is said', () => {
  expect(upkeepLines({ ...plan, idle: 'Teku sheds old data by itself while it runs.' })).toEqual([
    'Teku sheds old data by itself while it runs.',
  ]);
});
