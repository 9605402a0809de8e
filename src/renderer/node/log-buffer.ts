import { isAtLeast, type LogLevel, levelAfter } from '../../shared/log-level.ts';
import type { LogLine } from '../../shared/node.ts';

/** A line as the window keeps it. `n` counts on for ever, so that a place outlives the lines before it. */
export type KeptLine = LogLine & { readonly n: number; readonly level: LogLevel };
/** What is looked for: a text in any case, and the least grave level that is shown; `debug` shows all. */
export type LogFilter = { readonly query: string; readonly least: LogLevel };
export type LogView = {
  /** The lines that match, all of them without a filter. The array grows in place; the view is another object after each change. */
  readonly lines: readonly KeptLine[];
  readonly total: number;
  /** True once older lines were let go. */
  readonly dropped: boolean;
};

/** Colour codes that clients write even without a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with escape
const ansi = /\u001b\[[0-9;]*m/g;
/** Lines that one step of a search looks at: some milliseconds on a slow machine. */
const STEP = 5_000;

const quoted = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
/** Whether a line passes; null for a filter that lets everything through. */
const passes = ({ query, least }: LogFilter): ((line: KeptLine) => boolean) | null => {
  const text = query.trim();
  if (text === '' && least === 'debug') return null;
  const has = quoted(text);
  return (line) => isAtLeast(line.level, least) && has.test(line.text);
};

/**
 * Lines of one container, newest last, never more than `limit`: whole tenths are let go at once, so that appending stays cheap.
 * A filter is worked off in steps: `step` looks at some thousand lines and answers whether some are left.
 */
export const logBuffer = (limit: number) => {
  const lines: KeptLine[] = [];
  let matches: KeptLine[] = [];
  let match: ((line: KeptLine) => boolean) | null = null;
  let looked = 0;
  let dropped = false;
  let view: LogView = { lines, total: 0, dropped };

  const renew = (): void => {
    view = { lines: match === null ? lines : matches, total: lines.length, dropped };
  };
  const letGo = (): void => {
    const gone = lines.length - Math.floor(limit * 0.9);
    lines.splice(0, gone);
    const first = lines[0]?.n ?? 0;
    const kept = matches.findIndex(({ n }) => n >= first);
    matches.splice(0, kept < 0 ? matches.length : kept);
    looked = Math.max(0, looked - gone);
    dropped = true;
  };
  return {
    append: (more: readonly LogLine[]): void => {
      for (const { at, text } of more) {
        const plain = text.includes('\u001b') ? text.replace(ansi, '') : text;
        const before = lines.at(-1);
        lines.push({ at, text: plain, n: (before?.n ?? 0) + 1, level: levelAfter(plain, before?.level ?? null) });
      }
      if (lines.length > limit) letGo();
      renew();
    },
    filter: (wanted: LogFilter): void => {
      match = passes(wanted);
      matches = [];
      looked = 0;
      renew();
    },
    step: (): boolean => {
      if (match === null || looked === lines.length) return false;
      const end = Math.min(lines.length, looked + STEP);
      for (const line of lines.slice(looked, end)) if (match(line)) matches.push(line);
      looked = end;
      renew();
      return looked < lines.length;
    },
    view: (): LogView => view,
  };
};

/** The lines a window of `height` px shows at `scrollTop`, with a few more on each side. */
export const windowOf = (
  count: number,
  scrollTop: number,
  height: number,
  lineHeight: number,
): { readonly first: number; readonly end: number } => {
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / lineHeight) - 8));
  return { first, end: Math.min(count, first + Math.ceil(height / lineHeight) + 16) };
};
