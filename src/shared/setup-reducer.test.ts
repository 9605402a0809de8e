import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SetupAction, type SetupState, setupState } from './setup.ts';
import { depositIsOnItsWay, initialSetup, isOpen, reduceSetup } from './setup-reducer.ts';
import { type StepId, steps } from './steps.ts';

const keyA = `0x${'a'.repeat(96)}`;
const keyB = `0x${'b'.repeat(96)}`;
const at = (step: StepId): number => steps.indexOf(step);

/** The straight road, as a person walks it. */
const road: readonly SetupAction[] = [
  { type: 'finish', step: 'staking', gave: 'Read' },
  { type: 'chooseNetwork', network: 'practice', secondsPerSlot: 2 },
  { type: 'finish', step: 'network', gave: 'Practice' },
  { type: 'finish', step: 'host', gave: '12 fine' },
  { type: 'chooseClients', profile: 'classic', consensus: 'lodestar' },
  { type: 'finish', step: 'clients', gave: 'Geth + Lodestar' },
  { type: 'started', instance: 'one' },
  { type: 'finish', step: 'start', gave: 'In sync' },
  { type: 'keysMade', pubkeys: [keyA] },
  { type: 'finish', step: 'keys', gave: '1 key' },
  { type: 'finish', step: 'address', gave: '0x71C7…976F' },
  { type: 'finish', step: 'check', gave: '9 of 9 agree' },
  { type: 'depositSent' },
  { type: 'finish', step: 'deposit', gave: '32 practice ETH' },
  { type: 'finish', step: 'waiting', gave: 'Active after 3 min' },
  { type: 'finish', step: 'active', gave: 'Attests' },
];
const walk = (actions: readonly SetupAction[], from: SetupState = initialSetup) => actions.reduce(reduceSetup, from);
/** The state in which a person, who walked straight on, stands on `step`. */
const standingOn = (step: StepId): SetupState => {
  let state = initialSetup;
  for (const action of road) if (state.step !== step) state = reduceSetup(state, action);
  return state;
};
const sent = walk(road.slice(0, 13));

describe('the road', () => {
  it('leads from the first step to the last', () => {
    const end = walk(road);
    expect({ step: end.step, reached: end.reached, gave: Object.keys(end.gave), depositSent: end.depositSent }).toEqual({
      step: 'active',
      reached: 'active',
      gave: [...steps],
      depositSent: true,
    });
  });

  it('is the same when the state went to disk and back after each action', () => {
    const reread = road.reduce((state, action) => setupState.parse(JSON.parse(JSON.stringify(reduceSetup(state, action)))), initialSetup);
    expect(reread).toEqual(walk(road));
  });

  it('does not skip: no step is finished without what it must bring', () => {
    const facts = new Set(['chooseNetwork', 'chooseClients', 'started', 'keysMade', 'depositSent']);
    const stops = road.flatMap((action, i) => (facts.has(action.type) ? [walk(road.toSpliced(i, 1)).step] : []));
    expect(stops).toEqual(['network', 'clients', 'start', 'keys', 'deposit']);
  });

  it('takes a double click on Continue once', () => {
    const finish: SetupAction = { type: 'finish', step: 'staking', gave: 'Read' };
    expect(walk([finish, finish]).step).toBe('network');
  });
});

describe('going back', () => {
  it('loses nothing and returns', () => {
    const back = reduceSetup(standingOn('check'), { type: 'go', step: 'host' });
    expect(reduceSetup(back, { type: 'go', step: 'check' })).toEqual(standingOn('check'));
  });

  it('cannot be used to jump forward', () => {
    const state = standingOn('host');
    expect(reduceSetup(state, { type: 'go', step: 'deposit' })).toBe(state);
  });

  it('and choosing other clients asks for a new start, keys stay', () => {
    const other = reduceSetup(standingOn('check'), { type: 'chooseClients', profile: 'today', consensus: 'prysm' });
    expect({ step: other.step, pubkeys: other.pubkeys, reached: other.reached }).toEqual({
      step: 'start',
      pubkeys: [keyA],
      reached: 'check',
    });
  });

  it('and making other keys asks for their address again', () => {
    const other = reduceSetup(standingOn('deposit'), { type: 'keysMade', pubkeys: [keyB] });
    expect({ step: other.step, pubkeys: other.pubkeys, open: isOpen(other, 'check') }).toEqual({
      step: 'address',
      pubkeys: [keyB],
      open: false,
    });
  });
});

describe('another practice network', () => {
  it('drops the keys of the old one and goes back to keys', () => {
    const other = reduceSetup(standingOn('check'), { type: 'started', instance: 'two' });
    expect({ step: other.step, pubkeys: other.pubkeys, instance: other.instance }).toEqual({ step: 'keys', pubkeys: [], instance: 'two' });
  });

  it('does not move a person who looks at an earlier step', () => {
    const back = reduceSetup(standingOn('check'), { type: 'go', step: 'clients' });
    expect(reduceSetup(back, { type: 'started', instance: 'two' }).step).toBe('clients');
  });

  it('that is the same one changes nothing', () => {
    const state = standingOn('check');
    expect(reduceSetup(state, { type: 'started', instance: 'one' })).toBe(state);
  });
});

describe('after the deposit was sent', () => {
  it('nothing before it changes', () => {
    const tries: readonly SetupAction[] = [
      { type: 'chooseNetwork', network: 'hoodi', secondsPerSlot: 12 },
      { type: 'chooseClients', profile: 'today', consensus: 'prysm' },
      { type: 'started', instance: 'two' },
      { type: 'keysMade', pubkeys: [keyB] },
      { type: 'startOver' },
    ];
    for (const action of tries) expect(reduceSetup(sent, action)).toBe(sent);
  });

  it('earlier steps can be looked at, and Continue leads on without rewriting them', () => {
    const looked = walk(
      [
        { type: 'go', step: 'host' },
        { type: 'finish', step: 'host', gave: 'something else' },
      ],
      sent,
    );
    expect(looked).toEqual({ ...sent, step: 'clients' });
  });

  it('starting over keeps the choices when its practice network is gone', () => {
    expect(reduceSetup(sent, { type: 'startOver', gone: true })).toEqual({
      ...initialSetup,
      step: 'start',
      reached: 'start',
      network: 'practice',
      profile: 'classic',
      consensus: 'lodestar',
      gave: { staking: 'Read', network: 'Practice', host: '12 fine', clients: 'Geth + Lodestar' },
    });
  });

  it('starting over is free once the validator is active', () => {
    expect(reduceSetup(walk(road.slice(0, 15)), { type: 'startOver' })).toEqual(initialSetup);
    expect(reduceSetup(sent, { type: 'startOver', lived: true })).toEqual(initialSetup);
  });
});

const anyStep = fc.constantFrom(...steps);
const anyAction: fc.Arbitrary<SetupAction> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...road) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('go' as const), step: anyStep }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('finish' as const), step: anyStep, gave: fc.constant('x') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('started' as const), instance: fc.constantFrom('one', 'two') }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('keysMade' as const), pubkeys: fc.constantFrom<string[]>([keyA], [keyB], [keyA, keyB], []) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('chooseNetwork' as const),
      network: fc.constantFrom('practice' as const, 'hoodi' as const),
      secondsPerSlot: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<SetupAction>({ type: 'startOver' }, { type: 'startOver', gone: true }, { type: 'startOver', lived: true }),
  },
);

/** Random actions alone rarely get far; most walks start somewhere on the straight road. */
const anyWalk = fc.tuple(fc.integer({ min: 0, max: road.length }), fc.array(anyAction, { maxLength: 40 }));

describe('every walk', () => {
  it('keeps the invariants', () => {
    fc.assert(
      fc.property(anyWalk, ([start, actions]) => {
        let before = walk(road.slice(0, start));
        for (const action of actions) {
          const after = reduceSetup(before, action);
          expect(setupState.parse(after)).toEqual(after);
          expect(isOpen(after, after.step)).toBe(true);
          expect(at(after.step)).toBeLessThanOrEqual(at(after.reached));
          if (action.type !== 'startOver') {
            expect(at(after.reached)).toBeGreaterThanOrEqual(at(before.reached));
            expect(at(after.reached)).toBeLessThanOrEqual(at(before.reached) + 1);
            if (before.depositSent) expect(after).toMatchObject({ depositSent: true, pubkeys: before.pubkeys, instance: before.instance });
          } else if (depositIsOnItsWay(before) && action.gone !== true && action.lived !== true) expect(after).toBe(before);
          if (at(after.step) > at('keys')) expect(after.pubkeys.length).toBeGreaterThan(0);
          if (at(after.step) > at('deposit')) expect(after.depositSent).toBe(true);
          before = after;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can still be brought to its end', () => {
    fc.assert(
      fc.property(anyWalk, ([start, actions]) => {
        const somewhere = walk(actions, walk(road.slice(0, start)));
        const home = somewhere.depositSent ? somewhere : reduceSetup(somewhere, { type: 'go', step: 'staking' });
        const rest: SetupAction[] = steps.map((step) => ({ type: 'finish', step, gave: 'x' }));
        expect(walk([...road, ...rest], home).step).toBe('active');
      }),
      { numRuns: 100 },
    );
  });
});
