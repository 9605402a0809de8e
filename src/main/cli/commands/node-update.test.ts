import { expect, test } from 'vitest';
import type { DataCopies, NodeUpdates } from '../../../shared/node-update.ts';
import { copyLines, updateLines } from './node-update.ts';

const row: NodeUpdates['rows'][number] = {
  ...{ role: 'execution', client: 'besu', kind: 'version', from: 'hyperledger/besu:26.8.0', to: 'hyperledger/besu:26.10.0' },
  ...{ notes: 'Quicker blocks.', requiredBy: ['Glamsterdam'], present: false, back: 'unknown' },
};
const found: NodeUpdates = {
  rows: [
    row,
    { ...row, role: 'beacon', client: 'teku', kind: 'none', from: 'consensys/teku:26.8.0', to: null, notes: null, requiredBy: [] },
  ],
  ...{ back: [], backRefused: null, backRisk: null },
};

test('what is newer is said with why, what it is needed for, and whether there is a way back', () => {
  expect(`\n${updateLines(found).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      role       client  now                      newer                     why
      execution  Besu    hyperledger/besu:26.8.0  hyperledger/besu:26.10.0  a newer version; needed for Glamsterdam; whether it can be taken back is not known
      beacon     Teku    consensys/teku:26.8.0                              nothing newer
    Besu: Quicker blocks.
    "
  `);
});

const copies: DataCopies = {
  next: {
    ...{ clients: ['besu', 'teku'], bytes: 1.2e12, freeBytes: 1e12 },
    time: { fromSeconds: 4_800, toSeconds: 48_000, source: 'Reckoned.' },
    findings: [{ level: 'stops', text: 'A copy does not fit.' }],
  },
  kept: [{ client: 'besu', volume: 'hoodi-1a2b-own-execution-2', where: null, bytes: null }],
  copiedAt: Date.UTC(2026, 10, 22),
};

test('what a copy first would take is said, whether it fits, and which are kept', () => {
  expect(`${copyLines(copies).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    A copy of the chain data of Besu, Teku first (--keep-copy):
      Size         1.2 TB
      Free there   1 TB
      Time         about 1 h 30 min to 13 h
                   Reckoned.
      Then         These parts stand still while they are copied, and a validator misses its duties. A rollback then goes back to the copy, whatever the newer version does to its data.
    A copy does not fit.

    Copies of chain data of 2026-11-22T00:00:00Z, kept for a rollback:
      Docker’s own store: hoodi-1a2b-own-execution-2, not known
    An update with --keep-copy removes them first, any other update at its end.
    "
  `);
  expect(copyLines({ next: null, kept: [], copiedAt: null })).toEqual([]);
});
