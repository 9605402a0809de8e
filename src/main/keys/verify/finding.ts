import type { Finding } from '../../../shared/key-checks.ts';
import { type FindingCode, findings, ofItems } from '../../../shared/strings/verify.ts';

/** Notes a finding with what its sentence names. */
export type Tell = <C extends FindingCode>(code: C, ...args: Parameters<(typeof findings)[C]['say']>) => void;
export type Collector = {
  readonly tell: Tell;
  /** Tells of one of several in a list, counted from 1. What is true of all of them is said once. */
  readonly ofItem: (n: number, total: number) => Tell;
  readonly list: () => Finding[];
};

const MOST = 200;

export function finding<C extends FindingCode>(code: C, ...args: Parameters<(typeof findings)[C]['say']>): Finding {
  const { severity, say } = findings[code];
  return { severity, code, message: (say as (...args: readonly string[]) => string)(...args) };
}

/** Collects what is found in one file, each finding once and only so many. */
export function collector(): Collector {
  const all = new Map<string, { readonly finding: Finding; readonly items: Set<number>; total: number }>();
  const tellOf =
    (n: number, total: number): Tell =>
    (code, ...args) => {
      const found = finding(code, ...args);
      const entry = all.get(found.message) ?? { finding: found, items: new Set<number>(), total };
      entry.items.add(n);
      all.set(found.message, entry);
    };
  return {
    tell: tellOf(1, 1),
    ofItem: tellOf,
    list() {
      const found = [...all.values()].map(({ finding: one, items, total }) =>
        items.size >= total ? one : { ...one, message: ofItems([...items], one.message) },
      );
      return found.length <= MOST ? found : [...found.slice(0, MOST), finding('file.more', String(found.length - MOST))];
    },
  };
}
