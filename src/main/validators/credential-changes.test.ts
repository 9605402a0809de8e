import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { networkFacts } from '../../shared/networks.ts';
import { readChangeFile } from '../../shared/signed-change.ts';
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
const PHRASE = 'set address 3434 for ever';
const signedFile = readChangeFile(FILE, 'change.json');
const changing = () =>
  credentialChanges({
    beacon: async () => beaconApi(beacon.url),
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
  expect(await changing().preview(facts, signedFile)).toEqual({
    kind: 'change',
    phrase: PHRASE,
    validators: [{ validatorIndex: 1, pubkey: PUBKEY, balanceGwei: 32_000_000_000n, withdrawalAddress: ADDRESS, refusal: null }],
  });
  expect(sent).toEqual([]);
  expect(evidence).toEqual(noExits);
  await changing().send(facts, signedFile, PHRASE);
  expect(sent).toEqual([{ message: signed.message, signature: signed.signature }]);
  expect(evidence.changes).toEqual([{ pubkey: PUBKEY, instance: 'mainnet', withdrawalAddress: ADDRESS, sentAt: 0 }]);
});

test('a change that nobody confirmed in its words is not sent', async () => {
  expect(await code(changing().send(facts, signedFile, 'set address 3435 for ever'))).toBe('validator.phrase');
  expect([sent, evidence]).toEqual([[], noExits]);
});

test('what the chain cannot take is told and never sent', async () => {
  const refusal = async () => [
    (await changing().preview(facts, signedFile)).validators[0]?.refusal,
    await code(changing().send(facts, signedFile, PHRASE)),
  ];
  const refused = (why: string) => [`Validator 1 cannot change its withdrawal credentials: ${why}.`, 'key.changeRefused'];
  stage.validators = [];
  expect(await refusal()).toEqual(refused('the chain has no validator of this index yet'));
  stage.validators = holding(`0x00${'11'.repeat(31)}`);
  expect(await refusal()).toEqual(refused('its credentials belong to another withdrawal key'));
  stage.validators = holding(`0x01${'00'.repeat(11)}${'34'.repeat(20)}`);
  expect(await refusal()).toEqual(refused('they name 0x3434…3434 already, for ever'));
  expect(sent).toEqual([]);
});

test('a file for another chain is refused', async () => {
  const other = { ...signedFile, genesisValidatorsRoot: `0x${'00'.repeat(32)}` };
  expect(await code(changing().send(facts, other, PHRASE))).toBe('key.networkDiffers');
  expect(sent).toEqual([]);
});

test('a node that takes a change and does not have it afterwards is told', async () => {
  keeps = false;
  expect(await code(changing().send(facts, signedFile, PHRASE))).toBe('beacon.refused');
});
