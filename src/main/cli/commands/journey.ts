import { AppError, toFault } from '../../../shared/app-error.ts';
import { optionHelp, summaries, wrongUse } from '../../../shared/strings/cli.ts';
import { journeyTexts } from '../../../shared/strings/journey.ts';
import type { Command, Context } from '../command.ts';
import { FaultError } from '../face/fault.ts';
import { duration } from '../face/format.ts';
import { runWork } from '../follow-work.ts';
import { type Tell, travel } from '../journey/journey.ts';
import { headLines, milestoneJson, milestoneLines, paceLines } from '../journey/view.ts';
import { UsageError } from '../usage-error.ts';
import { flag, type PracticeChoice, practiceChoice, practiceOptions } from './options.ts';

function jsonFace({ printLine }: Context): Tell {
  return {
    plan: () => undefined,
    milestone: (milestone) => printLine(milestoneJson(milestone)),
    pace: (paces) => {
      for (const pace of paces) printLine(pace);
    },
  };
}

function textFace({ print, now, times }: Context, choice: PracticeChoice): Tell {
  return {
    plan: (plan) => print(...headLines(plan, choice, now(), times)),
    milestone: (milestone) => print(...milestoneLines(milestone, times)),
    pace: (paces) => print('', ...paceLines(paces)),
  };
}

/** Ctrl-C ends the journey and says what stays. */
function ended(error: unknown, cancelled: boolean): unknown {
  const known = error instanceof AppError || error instanceof FaultError;
  if (!cancelled || !known) return error;
  return new FaultError(toFault(new AppError('work.cancelled', { what: journeyTexts.stays })));
}

async function takeDown(context: Context): Promise<void> {
  const { workId } = await context.ask('practice.down', {});
  await runWork(workId, { ...context, print: () => undefined, printLine: () => undefined });
}

export const journey: Command = {
  path: ['practice', 'journey'],
  summary: summaries.practiceJourney,
  options: { ...practiceOptions, down: { about: optionHelp.down }, keep: { about: optionHelp.keep } },
  async run(context) {
    const { values, json, print, now, signal } = context;
    const choice = practiceChoice(values);
    const down = flag(values, 'down');
    if (down && flag(values, 'keep')) throw new UsageError(wrongUse.keepAndDown);
    const startedAt = now();
    try {
      await travel(context, choice, json ? jsonFace(context) : textFace(context, choice));
    } catch (error) {
      throw ended(error, signal.aborted);
    }
    const took = journeyTexts.end(duration(now() - startedAt));
    if (down) await takeDown(context);
    if (!json) print('', took, down ? journeyTexts.removed : journeyTexts.runsOn);
  },
};
