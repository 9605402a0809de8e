import { expect, test } from 'vitest';
import type { NodeUpdates } from '../../../shared/node-update.ts';
import { updateLines } from './node-update.ts';

const row: NodeUpdates['rows'][number] = {
  ...{ role: 'execution', client: 'besu', kind: 'version', from: 'hyperledger/besu:26.8.0', to: 'hyperledger/besu:26.10.0' },
  ...{ notes: 'Quicker blocks.', requiredBy: ['Glamsterdam'], present: false, back: 'unknown' },
};
const found: NodeUpdates = {
  rows: [
    row,
    { ...row, role: 'beacon', client: 'teku', kind: 'none', from: 'consensys/teku:26.8.0', to: null, notes: null, requiredBy: [] },
  ],
  ...{ back: [], backRefused: null, backRisk: null, dataBytes: 5e12 },
};

test('what is newer is said with why, what it is needed for, and whether there is a way back', () => {
  expect(`\n${updateLines(found).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      role       client  now                      newer                     why
      execution  Besu    hyperledger/besu:26.8.0  hyperledger/besu:26.10.0  a newer version; needed for Glamsterdam; whether it can be taken back is not known
      beacon     Teku    consensys/teku:26.8.0                              nothing newer
    Besu: Quicker blocks.
    A copy of the node’s data beforehand would take 5 TB. Hearth makes none.
    "
  `);
});
