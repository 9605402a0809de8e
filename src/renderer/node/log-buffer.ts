import type { LogLine } from '../../shared/node.ts';

export type LogView = {
  /** The lines that match the search, all of them without one. */
  readonly lines: readonly LogLine[];
  readonly total: number;
  /** True once older lines were let go. */
  readonly dropped: boolean;
};

/** Colour codes that clients write even without a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI sequences begin with escape
const ansi = /\u001b\[[0-9;]*m/g;

/**
 * Lines of one container, newest last, never more than `limit`: whole tenths are let go at once, so that appending stays cheap.
 * A search keeps its own list of matches and looks only at new lines when some arrive.
 */
export const logBuffer = (limit: number) => {
  let lines: LogLine[] = [];
  let matches: LogLine[] = [];
  let query = '';
  let dropped = false;
  let view: LogView = { lines, total: 0, dropped };

  const has = (line: LogLine): boolean => line.text.toLowerCase().includes(query);
  const renew = (): void => {
    view = { lines: query === '' ? lines : matches, total: lines.length, dropped };
  };
  return {
    append: (more: readonly LogLine[]): void => {
      const clean = more.map((line) => (line.text.includes('\u001b') ? { ...line, text: line.text.replace(ansi, '') } : line));
      lines = lines.concat(clean);
      if (lines.length > limit) {
        lines = lines.slice(lines.length - Math.floor(limit * 0.9));
        dropped = true;
        if (query !== '') matches = lines.filter(has);
      } else if (query !== '') matches = matches.concat(clean.filter(has));
      renew();
    },
    search: (text: string): void => {
      query = text.trim().toLowerCase();
      matches = query === '' ? [] : lines.filter(has);
      renew();
    },
    view: (): LogView => view,
  };
};

/** How a line asks to be read: `e` an error, `w` a warning. Looks at the level a client writes near its start. */
export const levelOf = (text: string): 'e' | 'w' | null => {
  const start = text.slice(0, 80);
  if (/\b(CRIT|ERROR|ERRO|EROR|FATAL|Fatal|error:|level=(error|fatal))/.test(start)) return 'e';
  return /\b(WARN|WARNING|level=warn)/.test(start) ? 'w' : null;
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
