import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import { publicNetwork } from '../../shared/networks.ts';
import { checkpointWords } from '../../shared/strings/checkpoint.ts';
import { beaconApiWithin } from '../platform/beacon-api/beacon-api.ts';
import { factsAt } from '../protocol/network-now.ts';
import { type Answer, type Routes, recorded } from '../testing/http-neighbour.ts';
import { type CheckpointSearch, findCheckpoint } from './checkpoint.ts';
import { confirmCheckpoint } from './checkpoint-confirm.ts';
import { beaconNode, checkpointz, neighbourhood, rootOn, SLOTS_PER_EPOCH, type Telling } from './testing/checkpoint-world.ts';

const hoodi = publicNetwork.parse(JSON.parse(readFileSync(new URL('../../../resources/networks/hoodi.json', import.meta.url), 'utf8')));
const facts = factsAt(hoodi, 0);
const genesis = { time: facts.genesisTime, root: facts.genesisValidatorsRoot ?? '', forkVersion: facts.genesisForkVersion };
const EPOCH = 1000;
const EPOCH_MS = 32 * 12_000;
/** Two epochs and a bit after the start of the epoch that is finalized. */
const NOW = facts.genesisTime * 1000 + (EPOCH + 2.4) * EPOCH_MS;
const chain = rootOn('a');
const right: Telling = { epoch: EPOCH, rootAt: chain, genesis };
const root = chain(EPOCH * SLOTS_PER_EPOCH);

const world = neighbourhood();
afterEach(world.close);
/** Patient: whoever answers may be slow on a busy machine. */
const ask = (url: string) => beaconApiWithin(5_000, url);

type Source = readonly [operator: string, routes: Routes, otherwise?: Answer];
const told = (operator: string, change: Partial<Telling> = {}): Source => [operator, checkpointz({ ...right, ...change })];
async function find(sources: readonly Source[], change: Partial<CheckpointSearch> = {}) {
  const providers = await Promise.all(
    sources.map(async ([operator, routes, otherwise]) => ({ operator, url: (await world.add(routes, otherwise)).url })),
  );
  const hanging = providers.filter((_, i) => sources[i]?.[2] === 'silent').map((p) => p.url);
  const within = (url: string) => (hanging.includes(url) ? beaconApiWithin(200, url) : ask(url));
  const signal = new AbortController().signal;
  return findCheckpoint({ network: facts, providers, ownUrl: null, ask: within, clock: { now: () => NOW }, signal, ...change });
}
const fault = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (e: unknown) => (e instanceof AppError ? { code: e.code, found: e.params.found ?? '', message: toFault(e).message } : e),
  );
const operators = (agreed: readonly { operator: string }[]) => agreed.map((w) => w.operator);

describe('a checkpoint', () => {
  test('is taken where two operators agree, from the first of them', async () => {
    const found = await find([told('one'), told('two')]);
    expect(found).toMatchObject({ epoch: EPOCH, slot: EPOCH * SLOTS_PER_EPOCH, root, trust: 'independent', passedOver: [] });
    expect(operators(found.agreed)).toEqual(['one', 'two']);
    expect(found.url).toBe(found.agreed[0]?.url);
    expect(checkpointWords.trust.independent(operators(found.agreed))).toBe('one and two agree on this state.');
  });

  test('is compared at the older epoch where one provider is ahead, be it Checkpointz or a beacon node', async () => {
    const ahead = await find([told('one'), told('two', { epoch: EPOCH + 1 })]);
    expect([ahead.epoch, ahead.root, operators(ahead.agreed)]).toEqual([EPOCH, root, ['one', 'two']]);
    const node = await find([told('one'), ['two', beaconNode(right)]]);
    expect([node.epoch, operators(node.agreed)]).toEqual([EPOCH - 2, ['one', 'two']]);
    const three = await find([told('one'), told('two', { epoch: EPOCH + 1 }), told('three', { epoch: EPOCH + 1 })]);
    expect([three.epoch, operators(three.agreed)]).toEqual([EPOCH + 1, ['two', 'three']]);
    const order = await find([told('ahead', { epoch: EPOCH + 1 }), told('serves it')]);
    expect(order.url).toBe(order.agreed.find((w) => w.operator === 'serves it')?.url);
  });

  test('may lie before the first slot of its epoch, where that has no block', async () => {
    const boundary = EPOCH * SLOTS_PER_EPOCH;
    const rootAt = (slot: number) => (slot === boundary ? null : chain(slot));
    const slotOfRoot = (asked: string) => (asked === chain(boundary - 1) ? boundary - 1 : null);
    const found = await find([told('one', { rootAt, slotOfRoot }), told('two', { rootAt })]);
    expect([found.slot, found.root]).toEqual([boundary - 1, chain(boundary - 1)]);
  });

  test('is found beside providers that hang, are down, answer garbage, have nothing, or belong to another network', async () => {
    const sources: readonly Source[] = [
      ['hangs', {}, 'silent'],
      ['hangs up', {}, 'hangUp'],
      ['garbage', {}, { status: 200, body: '<html>' }],
      told('first'),
      ['other', checkpointz({ ...right, genesis: { ...genesis, root: `0x${'77'.repeat(32)}` } })],
      ['young', checkpointz({ ...right, epoch: 0 })],
      told('good'),
    ];
    const found = await find(sources);
    expect(operators(found.agreed)).toEqual(['first', 'good']);
    expect(operators(found.passedOver)).toEqual(['hangs', 'hangs up', 'garbage', 'other', 'young']);
  });

  test('is refused where one operator lies, with both values and names', async () => {
    const lie = rootOn('b');
    const same = await fault(find([told('honest'), told('liar', { rootAt: lie }), told('third')]));
    expect(same).toMatchObject({ code: 'checkpoint.disagree' });
    expect(same).toMatchObject({
      found: `honest says ${root} at epoch ${EPOCH}; liar says ${lie(EPOCH * SLOTS_PER_EPOCH)} at epoch ${EPOCH}`,
    });
    const olderLie = await fault(find([told('honest'), told('liar', { rootAt: lie, epoch: EPOCH - 1 })]));
    expect(olderLie).toMatchObject({ code: 'checkpoint.disagree', found: expect.stringContaining('liar says 0xbb') });
    expect(olderLie).toMatchObject({ found: expect.stringContaining(`honest says ${chain((EPOCH - 1) * SLOTS_PER_EPOCH)}`) });
  });

  test('is refused where fewer than two independent operators vouch for it', async () => {
    const code = async (sources: readonly Source[]) => (await fault(find(sources))) as { code: string; found: string };
    expect(await code([told('one')])).toMatchObject({ code: 'checkpoint.tooFew', found: 'one is borne out by nobody else' });
    expect((await code([told('one'), told('one')])).code).toBe('checkpoint.tooFew');
    expect(await code([told('one'), ['two', {}, 'hangUp']])).toMatchObject({ code: 'checkpoint.tooFew' });
    expect(await code([told('one'), told('two', { epoch: EPOCH + 50 })])).toMatchObject({
      code: 'checkpoint.tooFew',
      found: 'two is ahead of this machine’s clock; one is borne out by nobody else',
    });
    const forgets = (slot: number) => (slot === EPOCH * SLOTS_PER_EPOCH ? chain(slot) : null);
    expect((await code([told('one', { epoch: EPOCH - 1 }), told('two', { rootAt: forgets })])).code).toBe('checkpoint.tooFew');
  });

  test('is refused where it is older than a day or so, and one that lags does not hold up the others', async () => {
    const day = await fault(find([told('one', { epoch: EPOCH - 300 }), told('two', { epoch: EPOCH - 300 })]));
    expect(day).toMatchObject({ code: 'checkpoint.tooOld', found: expect.stringMatching(/old$/) });
    const found = await find([told('lags', { epoch: EPOCH - 300 }), told('one'), told('two')]);
    expect([found.epoch, operators(found.passedOver)]).toEqual([EPOCH, ['lags']]);
    const bound = EPOCH + 2.4 - 256;
    expect(await find([told('one', { epoch: Math.ceil(bound) }), told('two', { epoch: Math.ceil(bound) })])).toBeTruthy();
    const below = Math.floor(bound);
    expect(await fault(find([told('one', { epoch: below }), told('two', { epoch: below })]))).toMatchObject({ code: 'checkpoint.tooOld' });
  });

  test('is refused where all are down or all belong to another network', async () => {
    expect(
      await fault(
        find([
          ['one', {}, 'hangUp'],
          ['two', {}, 'silent'],
        ]),
      ),
    ).toMatchObject({
      code: 'checkpoint.allDown',
      found: 'one does not answer rightly; two does not answer rightly',
    });
    const practice = { 'GET /eth/v1/beacon/genesis': recorded('beacon/genesis') };
    const others: readonly Source[] = [
      ['one', { ...checkpointz(right), ...practice }],
      ['two', { ...checkpointz(right), ...practice }],
    ];
    expect(await fault(find(others))).toMatchObject({ code: 'checkpoint.otherNetwork', found: expect.stringContaining('one answers for') });
  });

  test('of a cancelled search is none, at once', async () => {
    const life = new AbortController();
    const search = fault(find([['one', {}, 'silent']], { signal: life.signal, ask: (url) => beaconApiWithin(60_000, url) }));
    setTimeout(() => life.abort(), 50);
    expect(await search).toMatchObject({ code: 'work.cancelled' });
    expect(await fault(find([told('one'), told('two')], { signal: AbortSignal.abort() }))).toMatchObject({ code: 'work.cancelled' });
  });
});

describe('the person’s own beacon node', () => {
  const own = async (telling: Partial<Telling>, sources: readonly Source[] = []) => {
    const node = await world.add(checkpointz({ ...right, ...telling }));
    return find(sources, { ownUrl: node.url });
  };

  test('suffices alone, and that is said', async () => {
    const found = await own({});
    expect([found.trust, operators(found.agreed), found.url]).toEqual(['ownAlone', ['your beacon node'], found.agreed[0]?.url]);
    expect((await own({}, [['down', {}, 'hangUp']])).trust).toBe('ownAlone');
  });

  test('is borne out or contradicted by providers', async () => {
    const found = await own({}, [told('one')]);
    expect([found.trust, operators(found.agreed)]).toEqual(['independent', ['your beacon node', 'one']]);
    expect(await fault(own({ rootAt: rootOn('b') }, [told('one')]))).toMatchObject({ code: 'checkpoint.disagree' });
  });

  test('has to answer, for this network, with something young', async () => {
    const wrong = { ...genesis, forkVersion: '0x00000000' };
    expect(await fault(own({ genesis: wrong }, [told('one'), told('two')]))).toMatchObject({ code: 'checkpoint.otherNetwork' });
    expect(await fault(own({ epoch: EPOCH - 300 }, [told('one'), told('two')]))).not.toBeNull();
    expect(await fault(own({ epoch: EPOCH - 300 }))).toMatchObject({ code: 'checkpoint.tooOld' });
    const silent = await world.add({}, 'hangUp');
    expect(await fault(find([told('one'), told('two')], { ownUrl: silent.url }))).toMatchObject({ code: 'beacon.unreachable' });
  });
});

describe('after the start', () => {
  const confirm = async (
    telling: Partial<Telling>,
    sources: readonly Source[] = [told('one'), told('two')],
    has: (slot: number) => boolean = () => true,
  ) => {
    const checkpoint = await find(sources);
    const { rootAt, ...rest } = { ...right, ...telling };
    const node = await world.add(beaconNode({ ...rest, rootAt: (slot) => (has(slot) ? rootAt(slot) : null) }));
    return confirmCheckpoint({ checkpoint, own: ask(node.url), ask });
  };
  const slot = EPOCH * SLOTS_PER_EPOCH;

  test('the node’s own block at that slot agrees, is not there yet, or differs', async () => {
    expect(await confirm({ epoch: EPOCH + 3 })).toEqual({ state: 'agreed', slot, root });
    expect(await confirm({ epoch: EPOCH - 5 })).toEqual({ state: 'notYet' });
    expect(await confirm({ epoch: EPOCH + 3, rootAt: rootOn('c') })).toEqual({
      state: 'differs',
      ...{ slot, expected: root, found: rootOn('c')(slot) },
    });
  });

  test('a node that keeps nothing older is compared at its own finalized block', async () => {
    const newer = slot + SLOTS_PER_EPOCH;
    const later: readonly Source[] = [told('one'), told('two', { epoch: EPOCH + 1 })];
    const moved: readonly Source[] = [told('one', { epoch: EPOCH + 1 }), told('two', { epoch: EPOCH + 1 }), told('three')];
    const since = (s: number) => s >= newer;
    expect(await confirm({ epoch: EPOCH + 1 }, later, since)).toEqual({ state: 'notYet' });
    expect(await confirm({ epoch: EPOCH + 1, rootAt: rootOn('c') }, later, since)).toMatchObject({ state: 'differs', slot: newer });
    expect(await confirm({ epoch: EPOCH + 1 }, moved, since)).toMatchObject({ state: 'agreed', slot: newer });
  });

  test('a node that does not answer cannot say yet', async () => {
    const checkpoint = await find([told('one'), told('two')]);
    const node = await world.add({}, 'hangUp');
    expect(await confirmCheckpoint({ checkpoint, own: ask(node.url), ask })).toEqual({ state: 'notYet' });
    expect(checkpointWords.confirmed.differs(7)).toMatch(/^Your node follows another chain/);
  });
});
