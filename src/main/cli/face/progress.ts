/** How far something is, for one line: `reading` is what people read ("slot 96 of 120"), `share` from 0 to 1 or unknown. */
type Reading = {
  readonly what: string;
  readonly reading: string;
  readonly share: number | null;
  readonly left: string | null;
  readonly until: string | null;
};
export type Progress = { readonly show: (now: Reading) => void; readonly clear: () => void };
/** Where progress is written: standard error. */
export type ProgressStream = { readonly write: (text: string) => void; readonly isTTY: boolean; readonly columns: number };

const BAR = 24;
const bar = (share: number) => {
  const filled = Math.min(BAR, Math.round(share * BAR));
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}]`;
};

/** One line, rewritten in place; gone when something else is printed. */
function onTerminal(stream: ProgressStream): Progress {
  let shown = false;
  return {
    show({ what, reading, share, left, until }) {
      const head = `  next  ${what.padEnd(9)}  ${reading}`;
      const times = [left, until].filter((part) => part !== null).join(', ');
      const parts = [head, ...(share === null ? [] : [bar(share)]), ...(times === '' ? [] : [times])];
      stream.write(`\r\u001b[2K${parts.join('  ').slice(0, Math.max(20, stream.columns - 1))}`);
      shown = true;
    },
    clear() {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
    },
  };
}

/** One line per 10 %, and one where the share is not known. */
function onPipe(stream: ProgressStream): Progress {
  const told = new Map<string, number>();
  return {
    show({ what, reading, share, left }) {
      const tenth = share === null ? 0 : Math.min(10, Math.floor(share * 10));
      if ((told.get(what) ?? -1) >= tenth) return;
      told.set(what, tenth);
      const parts = [reading, ...(share === null ? [] : [`${tenth * 10} %`]), ...(left === null ? [] : [left])];
      stream.write(`${[what, parts.filter((part) => part !== '').join(', ')].filter((part) => part !== '').join(': ')}\n`);
    },
    clear: () => undefined,
  };
}

export const progressOn = (stream: ProgressStream): Progress => (stream.isTTY ? onTerminal(stream) : onPipe(stream));
