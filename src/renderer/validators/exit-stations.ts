import type { Station } from '../../shared/road.ts';
import type { Status } from '../../shared/status.ts';
import { exitStations as names } from '../../shared/strings/exit.ts';
import type { ExitPreview } from '../../shared/validators.ts';
import { exitWords } from '../strings/exit.ts';
import { formatNumber } from '../ui/format.ts';

type Clock = Status['clock'];

const epochAt = (ms: number, clock: Clock): string => {
  if (clock === null) return '';
  const seconds = (ms - clock.genesisTime) / 1000;
  return exitWords.epoch(formatNumber(Math.floor(seconds / clock.secondsPerSlot / clock.slotsPerEpoch)));
};

/** The planned road of an exit: sign now, in the next block, then the times that the node foretold. */
export const exitStations = (preview: ExitPreview, clock: Clock, amount: string, now: number): readonly Station[] => {
  const start = preview.earliestEpoch === null || clock === null ? now : Math.max(now, startOf(preview.earliestEpoch, clock));
  const included = clock === null ? null : start + clock.secondsPerSlot * 1000;
  return [
    {
      id: 'signed',
      name: names.signed,
      state: 'next',
      at: start,
      detail: preview.earliestEpoch === null ? exitWords.now : epochAt(start, clock),
    },
    { id: 'included', name: names.included, state: 'next', at: included, detail: exitWords.nextBlock },
    { id: 'exited', name: names.exited, state: 'next', at: preview.exitedAt, detail: epochAt(preview.exitedAt, clock) },
    {
      id: 'withdrawable',
      name: names.withdrawable,
      state: 'next',
      at: preview.withdrawableAt,
      detail: epochAt(preview.withdrawableAt, clock),
    },
    { id: 'withdrawn', name: names.withdrawn, state: 'next', at: preview.paidAt, detail: amount },
  ];
};

/** Unix ms of an epoch's start. */
export const startOf = (epoch: number, clock: NonNullable<Clock>): number =>
  clock.genesisTime + epoch * clock.slotsPerEpoch * clock.secondsPerSlot * 1000;
