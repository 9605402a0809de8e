import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { beaconApiWithin } from '../platform/beacon-api/beacon-api.ts';
import { executionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import { fromHex, toHex } from '../protocol/bytes.ts';
import { depositDataRoot, depositMessageRoot } from '../protocol/ssz.ts';
import { type BeaconStage, beaconRoutes, beaconStage } from '../testing/beacon-stage.ts';
import { type ExecutionStage, executionRoutes, executionStage } from '../testing/execution-stage.ts';
import { handClock } from '../testing/hand-clock.ts';
import { type HttpNeighbour, httpNeighbour, recorded } from '../testing/http-neighbour.ts';
import { practiceNetwork as network } from '../testing/practice-network.ts';
import { pubkeyOfLog } from './deposit-logs.ts';
import type { RunningNetwork, SignedDeposit } from './deps.ts';
import { type DepositEvidence, noDeposits } from './evidence.ts';
import { rootsAgree } from './look.ts';
import { depositService } from './service.ts';

const KEY = `0x${'aa'.repeat(48)}`;
const HASH = `0x${'11'.repeat(32)}`;
const ADDRESS = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
function signedDeposit(pubkey: string): SignedDeposit {
  const parts = {
    pubkey,
    withdrawalCredentials: `0x01${'00'.repeat(11)}${ADDRESS.slice(2).toLowerCase()}`,
    amountGwei: 32_000_000_000n,
    signature: `0x${'ee'.repeat(96)}`,
  };
  const message = { pubkey: fromHex(pubkey), withdrawalCredentials: fromHex(parts.withdrawalCredentials), amountGwei: parts.amountGwei };
  return {
    ...parts,
    depositMessageRoot: toHex(depositMessageRoot(message)),
    depositDataRoot: toHex(depositDataRoot({ ...message, signature: fromHex(parts.signature) })),
    forkVersion: '0x10000038',
  };
}
const atSlot = (slot: number) => (network.genesisTime + slot * 2) * 1000;

let beaconSide: BeaconStage;
let executionSide: ExecutionStage;
let beacon: HttpNeighbour;
let execution: HttpNeighbour;
let evidence: DepositEvidence;
let sends: string[];
/** The signed deposits as they are read, one after the other; the last one stays. */
let signed: SignedDeposit[];
let sentRoots: string[];
let sending: () => Promise<string>;
let written: DepositEvidence[];
let published: unknown[];
const clock = handClock(0);

/** A service as after a fresh start of the app: only the evidence is the same. */
const start = (net: RunningNetwork | null = network) =>
  depositService({
    beacon: async () => beaconApiWithin(1_500, beacon.url),
    execution: async () => executionRpc(execution.url),
    keys: {
      list: async () => [
        {
          pubkey: KEY,
          path: 'm',
          file: 'k.json',
          madeAt: 1,
          network: 'practice',
          instance: 'practice-1',
          deposit: { file: 'd.json', withdrawalAddress: ADDRESS, compounding: false, amountGwei: 32_000_000_000n },
        },
      ],
      depositData: async (pubkey) => (pubkey === KEY ? ((signed.length > 1 ? signed.shift() : signed[0]) ?? null) : null),
      keystore: async (pubkey) => {
        if (pubkey !== KEY) throw new AppError('key.unknown');
        return '{}';
      },
      verify: async () => true,
    },
    loaded: async () => [KEY],
    wallet: async () => ({ address: ADDRESS, balanceWei: 10n ** 24n }),
    send: ({ pubkey, depositDataRoot: root }) => {
      sends.push(pubkey);
      sentRoots.push(root);
      return sending();
    },
    facts: async () => net,
    evidence: {
      get: () => evidence,
      set: async (value) => {
        evidence = value;
        written.push(value);
      },
    },
    publish: (_name, payload) => published.push(payload),
    clock,
  });

beforeEach(async () => {
  beaconSide = beaconStage({ headSlot: 100 });
  executionSide = executionStage({ headSlot: 100 });
  [beacon, execution] = await Promise.all([httpNeighbour(beaconRoutes(beaconSide)), httpNeighbour(executionRoutes(executionSide))]);
  evidence = noDeposits;
  [sends, sentRoots, written, published] = [[], [], [], []];
  signed = [signedDeposit(KEY)];
  sending = async () => {
    executionSide.nonce++;
    return HASH;
  };
  clock.set(atSlot(100));
});
afterEach(async () => {
  await Promise.all([beacon.close(), execution.close()]);
});

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (e: unknown) => (e instanceof AppError ? e.code : e),
  );
const intent = { pubkey: KEY, instance: 'practice-1', txHash: null, at: atSlot(100), nonce: 0, fromBlock: 100 };

test('the gate is fine when everything agrees', async () => {
  expect((await start().check({ pubkeys: [KEY] })).filter((i) => i.verdict !== 'fine')).toEqual([]);
});

test('a deposit is written down before it is sent, then with its hash, and told', async () => {
  const deposits = start();
  expect(await deposits.send({ pubkey: KEY })).toEqual({ txHash: HASH });
  expect(written.map((w) => w.deposits)).toEqual([[intent], [{ ...intent, txHash: HASH }]]);
  expect(published).toMatchObject([{ pubkey: KEY, status: 'sent', txHash: HASH }]);
});

test('what is sent is what the gate has judged, though the file changes in between', async () => {
  const judged = signedDeposit(KEY);
  signed = [judged, { ...judged, depositDataRoot: `0x${'99'.repeat(32)}` }];
  await start().send({ pubkey: KEY });
  expect(sentRoots).toEqual([judged.depositDataRoot]);
});

test('a node that has a deposit queue and does not show it leaves open whether one waits there', async () => {
  beaconSide.pending = null;
  const closed = async () => (await start().check({ pubkeys: [KEY] })).filter((i) => i.verdict === 'stops').map((i) => [i.id, i.found]);
  beaconSide.spec = { ELECTRA_FORK_EPOCH: '18446744073709551615' };
  expect(await closed()).toEqual([]);
  beaconSide.spec = { ELECTRA_FORK_EPOCH: '1' };
  expect(await closed()).toEqual([['once', 'could not look']]);
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.gate');
});

test('a second deposit is refused, at once, side by side, and after a fresh start', async () => {
  const deposits = start();
  const both = await Promise.allSettled([deposits.send({ pubkey: KEY }), deposits.send({ pubkey: KEY })]);
  expect(both.map((r) => r.status)).toEqual(['fulfilled', 'rejected']);
  expect(await code(deposits.send({ pubkey: KEY }))).toBe('deposit.twice');
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.twice');
  expect(sends).toHaveLength(1);
});

test.each<[string, () => void]>([
  ['a validator', () => (beaconSide.validators = [{ index: 64, pubkey: KEY, status: 'pending_queued' }])],
  ['a place in the queue', () => (beaconSide.pending = [{ pubkey: KEY, gwei: 32_000_000_000n, slot: 99 }])],
  ['a log of the contract', () => (executionSide.deposits = [{ pubkey: KEY, block: 98, txHash: HASH }])],
])('a deposit that %s shows is not repeated, though nothing is written down', async (_name, change) => {
  change();
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.twice');
  expect(sends).toEqual([]);
});

test('a crash after the sending: the intent is settled by the log and the deposit is not repeated', async () => {
  evidence = { version: 1, deposits: [intent] };
  executionSide.nonce = 1;
  executionSide.deposits = [{ pubkey: KEY, block: 101, txHash: HASH }];
  clock.set(atSlot(200));
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.twice');
  expect([evidence.deposits[0]?.txHash, sends]).toEqual([HASH, []]);
});

test('a crash after the sending while it waits in the pool: not repeated either', async () => {
  evidence = { version: 1, deposits: [intent] };
  executionSide.nonce = 1;
  clock.set(atSlot(200));
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.twice');
  expect(await start().road({ pubkey: KEY })).toMatchObject({ status: 'sent', txHash: null });
  expect(sends).toEqual([]);
});

test('a crash before the sending: once the nonce proves it, the deposit is sent after all', async () => {
  evidence = { version: 1, deposits: [intent] };
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.twice');
  clock.set(atSlot(120));
  Object.assign(beaconSide, { headSlot: 120 });
  Object.assign(executionSide, { headSlot: 120 });
  expect(await start().send({ pubkey: KEY })).toEqual({ txHash: HASH });
  expect(sends).toHaveLength(1);
});

test('a lost connection while sending keeps the intent; a clear refusal frees the key', async () => {
  sending = () => Promise.reject(new AppError('execution.unreachable'));
  expect(await code(start().send({ pubkey: KEY }))).toBe('execution.unreachable');
  expect(evidence.deposits).toEqual([intent]);
  evidence = noDeposits;
  sending = () => Promise.reject(new AppError('execution.refused', { what: 'insufficient funds for gas * price + value' }));
  expect(await code(start().send({ pubkey: KEY }))).toBe('execution.refused');
  expect(evidence).toEqual(noDeposits);
  sending = () => Promise.reject(new AppError('execution.refused', { what: 'already known' }));
  await code(start().send({ pubkey: KEY }));
  expect(evidence.deposits).toHaveLength(1);
});

test('a closed gate, a real network and no network send nothing', async () => {
  executionSide.chainId = 1;
  expect(await code(start().send({ pubkey: KEY }))).toBe('deposit.gate');
  expect(await code(start({ ...network, name: 'mainnet', instance: null }).send({ pubkey: KEY }))).toBe('wallet.realNetwork');
  expect(await code(start(null).send({ pubkey: KEY }))).toBe('node.notRunning');
  expect([sends, evidence]).toEqual([[], noDeposits]);
});

test('a silent beacon node closes the gate with a finding, not with a fault', async () => {
  beacon.change({ 'GET /eth/v1/node/syncing': 'silent', 'GET /eth/v1/config/deposit_contract': 'hangUp' });
  const closed = (await start().check({ pubkeys: [KEY] })).filter((i) => i.verdict === 'stops');
  expect(closed.map((i) => [i.id, i.found])).toEqual([
    ['consensus', 'could not look'],
    ['chain', 'could not look'],
    ['contract', 'could not look'],
  ]);
});

test('the road is measured from the block that took it, and changes are told once', async () => {
  const deposits = start();
  await deposits.send({ pubkey: KEY });
  executionSide.receipts = { [HASH]: { block: 101, succeeded: true } };
  await deposits.refresh();
  await deposits.refresh();
  expect(published.map((p) => (p as { status: string }).status)).toEqual(['sent', 'included']);
  const road = await deposits.road({ pubkey: KEY });
  expect(road.stations[1]).toEqual({ id: 'included', name: 'In a block', state: 'done', at: atSlot(101), detail: 'slot 101' });
});

test('a deposit that the contract refused frees the key', async () => {
  const deposits = start();
  await deposits.send({ pubkey: KEY });
  executionSide.receipts = { [HASH]: { block: 101, succeeded: false } };
  expect((await deposits.road({ pubkey: KEY })).status).toBe('failed');
  expect(await deposits.send({ pubkey: KEY })).toEqual({ txHash: HASH });
});

test('finds the key in a log that the real contract wrote, and wrong roots in changed data', () => {
  const receipt = recorded('el/receipt_deposit') as { body: { result: { logs: { data: string }[] } } };
  expect(pubkeyOfLog({ data: receipt.body.result.logs[0]?.data as `0x${string}` })).toMatch(/^0x[0-9a-f]{96}$/);
  expect(pubkeyOfLog({ data: receipt.body.result.logs[0]?.data as `0x${string}` })).toBe(
    '0x9051eb56e7d8900a89b781a5622cccae0a8bc875772c8aaf089cda176703628b2692c482df060f81c25dcc0bfcca4ce4',
  );
  const good = signedDeposit(KEY);
  expect([rootsAgree(good), rootsAgree({ ...good, amountGwei: 31_000_000_000n })]).toEqual([true, false]);
});
