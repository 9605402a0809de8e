import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { networkFacts } from '../../shared/networks.ts';
import { beaconApi } from '../platform/beacon-api/beacon-api.ts';
import { fromHex, toHex } from '../protocol/bytes.ts';
import { blsCredentials } from '../protocol/credentials.ts';
import { type BeaconStage, beaconRoutes, beaconStage } from '../testing/beacon-stage.ts';
import { handClock } from '../testing/hand-clock.ts';
import { type HttpNeighbour, httpNeighbour, ok } from '../testing/http-neighbour.ts';
import { credentialChanges } from './credential-changes.ts';
import type { ValidatorDeps } from './deps.ts';
import { type ExitEvidence, noExits } from './evidence.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const facts = { ...networkFacts.parse(JSON.parse(read('../../../resources/networks/mainnet.json'))), instance: null };
const FILE = read('../keys/fixtures/btec/bls_to_execution_changes/bls_to_execution_change-1795324998.json');
const [signed] = JSON.parse(FILE);
const POOL = '/eth/v1/beacon/pool/bls_to_execution_changes';
const PUBKEY = `0x${'ab'.repeat(48)}`;
const OWN = toHex(blsCredentials(fromHex(signed.message.from_bls_pubkey)));
const ADDRESS = '0x3434343434343434343434343434343434343434';

let stage: BeaconStage;
let beacon: HttpNeighbour;
let evidence: ExitEvidence;
let sent: unknown[];
/** Whether the node keeps what it takes. */
let keeps: boolean;
const holding = (credentials: string) => [{ index: 1, pubkey: PUBKEY, status: 'active_ongoing', credentials }];
const changing = (file = FILE) =>
  credentialChanges({
    beacon: async () => beaconApi(beacon.url),
    readFile: async () => file,
    clock: handClock(0),
    evidence: {
      get: () => evidence,
      set: async (value: ExitEvidence) => {
        evidence = value;
      },
    },
  } as unknown as ValidatorDeps);
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  );

beforeEach(async () => {
  stage = beaconStage({ validators: holding(OWN) });
  sent = [];
  evidence = noExits;
  keeps = true;
  beacon = await httpNeighbour({
    ...beaconRoutes(stage),
    [`GET ${POOL}`]: () => ok(keeps ? sent : []),
    [`POST ${POOL}`]: ({ body }) => {
      sent.push(...(body as unknown[]));
      return { status: 200, body: '' };
    },
  });
});
afterEach(() => beacon.close());

test('a change that the chain can take is sent as it is signed, and seen in the pool', async () => {
  expect(await changing().preview(facts, '/x/change.json')).toEqual([
    { validatorIndex: 1, pubkey: PUBKEY, withdrawalAddress: ADDRESS, refusal: null },
  ]);
  expect(sent).toEqual([]);
  expect(evidence).toEqual(noExits);
  await changing().send(facts, '/x/change.json');
  expect(sent).toEqual([{ message: signed.message, signature: signed.signature }]);
  expect(evidence.changes).toEqual([{ pubkey: PUBKEY, instance: null, withdrawalAddress: ADDRESS, sentAt: 0 }]);
});

test('what the chain cannot take is told and never sent', async () => {
  const refusal = async () => [(await changing().preview(facts, 'f'))[0]?.refusal, await code(changing().send(facts, 'f'))];
  stage.validators = [];
  expect(await refusal()).toEqual(['the chain has no validator of this index yet', 'key.changeRefused']);
  stage.validators = holding(`0x00${'11'.repeat(31)}`);
  expect(await refusal()).toEqual(['its credentials belong to another withdrawal key', 'key.changeRefused']);
  stage.validators = holding(`0x01${'00'.repeat(11)}${'34'.repeat(20)}`);
  expect(await refusal()).toEqual(['they name 0x3434…3434 already, for ever', 'key.changeRefused']);
  expect(sent).toEqual([]);
});

test('a file for another chain, and a file that is none, are refused', async () => {
  const other = FILE.replaceAll(facts.genesisValidatorsRoot, `0x${'00'.repeat(32)}`);
  expect(await code(changing(other).send(facts, 'f'))).toBe('key.networkDiffers');
  const [first] = JSON.parse(FILE);
  const mixed = JSON.stringify([first, { ...first, metadata: { ...first.metadata, network_name: 'hoodi' } }]);
  for (const text of ['', '[]', '{}', 'null', FILE.slice(0, -3), FILE.replace('"1"', '1'), FILE.replace('"1"', '"01"'), mixed])
    expect(await code(changing(text).send(facts, 'f'))).toBe('key.changeFile');
  expect(sent).toEqual([]);
});

test('a node that takes a change and does not have it afterwards is told', async () => {
  keeps = false;
  expect(await code(changing().send(facts, 'f'))).toBe('beacon.refused');
});
