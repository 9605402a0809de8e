import { describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import type { Validator } from '../../../shared/validators.ts';
import { fuluRules as rules } from '../../protocol/testing/practice-rules.ts';
import { activationRoad, exitTiming } from '../../protocol/timing.ts';
import type { Context } from '../command.ts';
import { FaultError } from '../face/fault.ts';
import { times } from '../face/format.ts';
import { type Tell, travel } from './journey.ts';
import { ledger, type Milestone } from './milestone.ts';
import type { Pace } from './pace.ts';
import { headLines, milestoneJson, milestoneLines, paceLines } from './view.ts';

const utc = times('UTC');
const pubkey = `0x${'ab'.repeat(48)}`;
const wallet = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
const begin = Date.UTC(2026, 10, 22, 12, 30, 0);
const genesis = begin + 40_000;

/** A chain that keeps exactly to the rules, driven by a clock that only sleeping moves. `silentAfter`: the slot at which blocks stop. */
function world({ silentAfter = Number.POSITIVE_INFINITY } = {}) {
  let nowMs = begin;
  let up = false;
  let depositSlot: number | null = null;
  let exitSlot: number | null = null;
  const asked: string[] = [];
  const slot = () => Math.min(silentAfter, Math.max(0, Math.floor((nowMs - genesis) / 2000)));
  const timeOf = (s: number) => genesis + s * 2000;
  const road = () => (depositSlot === null ? null : activationRoad(rules, depositSlot));
  const exit = () => (exitSlot === null ? null : exitTiming(rules, exitSlot, 65));
  const status = (): Validator['status'] => {
    const r = road();
    if (!r || slot() < r.creditedSlot) return 'unknown';
    const e = exit();
    if (e && slot() >= e.paidSlot) return 'withdrawal_done';
    if (e && slot() >= e.exitSlot) return 'exited_unslashed';
    return slot() >= r.activeSlot ? 'active_ongoing' : 'pending_queued';
  };
  const paid = () => status() === 'withdrawal_done';
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'practice.status': () => ({
      state: up ? 'running' : 'none',
      why: null,
      instance: up ? 'practice-1' : null,
      profile: up ? 'today' : null,
      secondsPerSlot: up ? 2 : null,
      slotsPerEpoch: up ? 8 : null,
      genesisTime: up ? genesis : null,
      wallet: up ? { address: wallet, balanceWei: 1n } : null,
    }),
    'practice.options': () => ({
      chosen: 0,
      reason: '',
      options: [
        {
          profile: 'today',
          execution: 'geth',
          consensus: 'lodestar',
          title: 'Geth and Lodestar',
          rules: 'Fulu',
          source: 'pull',
          images: [
            { ref: 'ethereum/client-go:v1.17.5', roles: ['execution'], bytes: 48_900_000 },
            { ref: 'chainsafe/lodestar:v1.46.0', roles: ['beacon', 'validator'], bytes: null },
          ],
        },
      ],
    }),
    'host.docker': () => ({ state: 'ready' }),
    'host.check': () => [
      { title: 'Docker', verdict: 'fine', found: '28.3' },
      { title: 'Disk wear', verdict: 'unknown', found: 'could not look, because it needs root' },
    ],
    'practice.up': () => {
      up = true;
      return { workId: 'w' };
    },
    'work.list': () => [
      {
        id: 'w',
        kind: 'practice.up',
        state: 'done',
        keeps: '',
        fault: null,
        parts: [{ id: 'images', what: 'images', state: 'done', startedAt: begin }],
      },
    ],
    'node.list': () =>
      ['execution', 'beacon', 'validator'].flatMap((role) => ['own', 'rest'].map((side) => ({ side, role, clientName: 'Lodestar' }))),
    'status.get': () => ({
      clock: { finalizedEpoch: slot() >= 32 ? Math.floor(slot() / 8) - 2 : 0 },
      execution: { head: nowMs < genesis ? null : slot(), health: 'synced' },
      consensus: { head: slot(), health: 'synced' },
      duties: {
        lastProposals: [],
        attestations: road() && slot() >= (road()?.activeSlot ?? 0) + 16 ? [{ epoch: Math.floor(slot() / 8) - 1, result: 'inTime' }] : [],
      },
    }),
    'keys.begin': () => ({ session: 's', words: ['abandon'] }),
    'keys.confirm': () => ({ ok: true, wrong: [] }),
    'keys.make': () => [{ pubkey }],
    'keys.deposit': () => [],
    'validators.import': () => [{ pubkey, status: 'imported', message: null }],
    'deposit.check': () => [{ verdict: 'fine' }],
    'deposit.send': () => {
      depositSlot = slot() + 1;
      return { txHash: '0x' };
    },
    'deposit.road': () => ({
      status: 'included',
      activeAt: timeOf(road()?.activeSlot ?? 0),
      stations: [{ id: 'included', state: depositSlot !== null && slot() >= depositSlot ? 'done' : 'next', at: timeOf(depositSlot ?? 0) }],
    }),
    'validators.list': () => [
      {
        pubkey,
        index: status() === 'unknown' ? null : 64,
        status: status(),
        balanceGwei: 32n * 10n ** 9n,
        activationEpoch: (road()?.activeSlot ?? 0) / 8,
      },
    ],
    'validators.exitPreview': () => {
      const open = (road()?.activeSlot ?? 0) / 8 + 4;
      const early = slot() < open * 8;
      return { phrase: 'exit validator 64', signer: 'keystore', refused: early ? 'too young' : null, earliestEpoch: early ? open : null };
    },
    'validators.exit': () => {
      exitSlot = slot() + 1;
      return {};
    },
    'validators.exitRoad': () => ({
      status: paid() ? 'withdrawn' : status() === 'exited_unslashed' ? 'exited' : 'exiting',
      stations: [{ id: 'included', at: timeOf(exitSlot ?? 0) }],
      paidAt: paid() ? timeOf(exit()?.paidSlot ?? 0) : null,
      paidGwei: paid() ? 32_000_123_000n : null,
    }),
  };
  // Tracks that wait side by side share this clock: when all of them sleep, it moves on to whoever wakes first.
  const sleepers: { readonly at: number; readonly resolve: () => void }[] = [];
  const wakeNext = () => {
    const next = sleepers.sort((a, b) => a.at - b.at).shift();
    nowMs = Math.max(nowMs, next?.at ?? nowMs);
    next?.resolve();
  };
  const context = {
    ask: async (name: string, input: Record<string, unknown>) => {
      asked.push(name);
      return answers[name]?.(input);
    },
    listen: () => () => undefined,
    app: { chainRules: async () => rules },
    progress: { show: () => undefined, clear: () => undefined },
    remark: () => undefined,
    times: utc,
    signal: new AbortController().signal,
    now: () => nowMs,
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const sleeper = { at: nowMs + ms, resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          const i = sleepers.indexOf(sleeper);
          if (i >= 0) sleepers.splice(i, 1);
          reject(new AppError('work.cancelled'));
        });
        setImmediate(wakeNext);
      }),
    randomBytes: (n: number) => new Uint8Array(n),
  };
  return { context: context as unknown as Context, asked, answers };
}

function listener() {
  const seen: Milestone[] = [];
  const paces: Pace[] = [];
  const lines: string[] = [];
  const tell: Tell = {
    plan: (plan) => lines.push(...headLines(plan, choice, begin, utc)),
    milestone: (milestone) => {
      seen.push(milestone);
      lines.push(...milestoneLines(milestone, utc));
    },
    pace: (all) => {
      paces.push(...all);
      lines.push(...paceLines(all));
    },
  };
  return { seen, paces, lines, tell };
}
const choice = { profile: null, consensus: null, secondsPerSlot: 2 } as const;

test('a whole life is told in order, once each, and takes what the rules give', async () => {
  const { context } = world();
  const { seen, paces, lines, tell } = listener();
  await travel(context, choice, tell);
  expect(seen.map(({ milestone }) => milestone)).toEqual([
    'host-checked',
    'images-ready',
    'first-block',
    'finalized',
    'keys-made',
    'keys-imported',
    'deposited',
    'pending',
    'active',
    'attested',
    'exited',
    'withdrawn',
  ]);
  expect(paces.map(({ pace, ratio }) => [pace, ratio])).toEqual([
    ['deposit-to-active', 1],
    ['exit-to-withdrawn', 1],
  ]);
  expect(seen.slice(0, 2).map(milestoneJson)).toEqual([
    { milestone: 'host-checked', at: '2026-11-22T12:30:00Z', slot: null, epoch: null, seconds: 0 },
    { milestone: 'images-ready', at: '2026-11-22T12:30:00Z', slot: null, epoch: null, seconds: 0 },
  ]);
  expect(lines.join('\n')).toMatchSnapshot();
});

test('a chain that stops making blocks ends the journey with the milestone that is missing', async () => {
  const { context, asked } = world({ silentAfter: 12 });
  const { seen, tell } = listener();
  await expect(travel(context, choice, tell)).rejects.toMatchObject({ code: 'journey.milestone', params: { what: expect.any(String) } });
  expect(seen.map(({ milestone }) => milestone)).toContain('deposited');
  expect(asked.filter((name) => name === 'deposit.send')).toHaveLength(1);
});

test('a closed launch gate ends it before any coin moves', async () => {
  const { context, asked, answers } = world();
  answers['deposit.check'] = () => [{ verdict: 'stops', title: 'Key loaded', found: 'no' }];
  await expect(travel(context, choice, listener().tell)).rejects.toMatchObject({
    code: 'deposit.gate',
    params: { what: 'Key loaded: no' },
  });
  expect(asked).not.toContain('deposit.send');
});

test('a refused call ends it with its own fault', async () => {
  const { context, answers } = world();
  const fault = { code: 'key.readBack', message: 'm', coins: 'c', hint: 'h', command: null, details: null };
  answers['keys.deposit'] = () => {
    throw new FaultError(fault);
  };
  await expect(travel(context, choice, listener().tell)).rejects.toMatchObject({ fault });
});

describe('the ledger', () => {
  const at = (milestone: Milestone['milestone']): Milestone => ({ milestone, at: 0, slot: null, epoch: null, seconds: 0, gave: '' });
  test('holds a milestone back until those before it are reached, and lets “proposed” out only where it came in time', () => {
    const told: string[] = [];
    const book = ledger(({ milestone }) => told.push(milestone));
    for (const id of ['host-checked', 'images-ready', 'keys-made', 'first-block', 'finalized', 'finalized'] as const) book.reach(at(id));
    expect(told).toEqual(['host-checked', 'images-ready', 'first-block', 'finalized', 'keys-made']);
    expect(book.next()).toBe('keys-imported');
    for (const id of ['keys-imported', 'deposited', 'pending', 'active', 'attested'] as const) book.reach(at(id));
    expect(book.next()).toBe('exited');
    book.reach(at('exited'));
    book.reach(at('proposed'));
    expect(told.at(-1)).toBe('exited');
    expect(book.next()).toBe('withdrawn');
  });
});
