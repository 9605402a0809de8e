/** As often as progress is worth drawing: twenty times a second. */
const PACE_MS = 50;

export type Paced<T> = { readonly tell: (value: T) => void; readonly flush: () => void };

/** Passes on at most twenty values a second. Of those in between the last is passed on when its time has come, or by `flush`. */
export function paced<T>(pass: (value: T) => void, after: (ms: number, fn: () => void) => void): Paced<T> {
  let resting = false;
  let kept: { readonly value: T } | null = null;
  const passKept = () => {
    if (kept !== null) pass(kept.value);
    kept = null;
  };
  const rest = () => {
    resting = true;
    after(PACE_MS, () => {
      resting = false;
      if (kept === null) return;
      passKept();
      rest();
    });
  };
  return {
    tell(value) {
      if (resting) {
        kept = { value };
        return;
      }
      pass(value);
      rest();
    },
    flush: passKept,
  };
}
