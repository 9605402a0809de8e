import type { PracticeStatus } from '../../../shared/practice.ts';
import { practiceTexts, summaries } from '../../../shared/strings/cli.ts';
import type { Command, Context } from '../command.ts';
import { ethOfGwei, type Times } from '../face/format.ts';
import { pairs } from '../face/table.ts';
import { runWork } from '../follow-work.ts';
import { practiceChoice, practiceOptions } from './options.ts';

const WEI_PER_GWEI = 1_000_000_000n;

export function practiceLines(s: PracticeStatus, times: Times): readonly string[] {
  const { labels, profile, slots, wallet, states } = practiceTexts;
  const next = { none: practiceTexts.upNext, gone: practiceTexts.goneNext, paused: practiceTexts.pausedNext } as const;
  const rows: (readonly [string, string])[] = [];
  if (s.profile && s.rules) rows.push([labels.profile, profile(s.profile, s.rules)]);
  if (s.secondsPerSlot && s.slotsPerEpoch) rows.push([labels.slots, slots(s.secondsPerSlot, s.slotsPerEpoch)]);
  if (s.genesisTime) rows.push([labels.genesis, `${times.day(s.genesisTime)} ${times.clock(s.genesisTime)}`]);
  if (s.chainId) rows.push([labels.chain, String(s.chainId)]);
  if (s.instance) rows.push([labels.instance, s.instance]);
  if (s.wallet)
    rows.push([
      labels.wallet,
      wallet(s.wallet.address, s.wallet.balanceWei === null ? null : ethOfGwei(s.wallet.balanceWei / WEI_PER_GWEI)),
    ]);
  const tip = s.state === 'none' || s.state === 'gone' || s.state === 'paused' ? [next[s.state]] : [];
  return [states[s.state], ...(s.why ? [s.why] : []), ...tip, ...(rows.length > 0 ? ['', ...pairs(rows)] : [])];
}

async function show({ ask, json, print, printDocument, times }: Context): Promise<void> {
  const status = await ask('practice.status', {});
  if (json) printDocument(status);
  else print(...practiceLines(status, times));
}

const up: Command = {
  path: ['practice', 'up'],
  summary: summaries.practiceUp,
  options: practiceOptions,
  async run(context) {
    const { workId } = await context.ask('practice.up', practiceChoice(context.values));
    await runWork(workId, context);
    const status = await context.ask('practice.status', {});
    if (context.json) context.printLine(status);
    else context.print('', ...practiceLines(status, context.times));
  },
};

const down: Command = {
  path: ['practice', 'down'],
  summary: summaries.practiceDown,
  options: {},
  async run(context) {
    const { workId } = await context.ask('practice.down', {});
    await runWork(workId, context);
    if (!context.json) context.print(practiceTexts.down);
  },
};

const status: Command = { path: ['practice', 'status'], summary: summaries.practiceStatus, options: {}, run: show };

const pause: Command = {
  path: ['practice', 'pause'],
  summary: summaries.practicePause,
  options: {},
  async run(context) {
    await context.ask('practice.pause', {});
    if (context.json) await show(context);
    else context.print(practiceTexts.paused);
  },
};

const resume: Command = {
  path: ['practice', 'resume'],
  summary: summaries.practiceResume,
  options: {},
  async run(context) {
    await context.ask('practice.resume', {});
    if (context.json) await show(context);
    else context.print(practiceTexts.resumed);
  },
};

export const practiceCommands: readonly Command[] = [up, down, status, pause, resume];
