import type { Finding } from '../../../shared/key-checks.ts';
import { verifyTexts, workTexts } from '../../../shared/strings/cli.ts';
import type { Context } from '../command.ts';
import { wrap } from '../face/table.ts';

const WIDTH = 92;
const LABEL = 7;
const worstFirst = ['bad', 'warn', 'note'] as const;

export const sentenceLines = (sentence: string, label = ''): readonly string[] =>
  wrap(sentence, WIDTH).map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL)}${line}`);

/** Findings for people, the worst first. */
export const findingLines = (findings: readonly Finding[]): readonly string[] =>
  worstFirst.flatMap((severity) =>
    findings.filter((f) => f.severity === severity).flatMap((f) => sentenceLines(f.message, verifyTexts.severities[severity])),
  );

/** Shows the progress of the key process. */
export const checkProgress =
  ({ progress }: Pick<Context, 'progress'>, title: string) =>
  ({ done, total, what }: { readonly done: number; readonly total: number; readonly what: string }) =>
    progress.show({
      what: title,
      reading: `${what}, ${workTexts.of(String(done), String(total))}`,
      share: done / total,
      left: null,
      until: null,
    });
