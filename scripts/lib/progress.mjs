const EVERY_MS = 10_000;

let hushed = 0;

/**
 * Keeps the running line still while a person is asked something.
 * @template T
 * @param {() => Promise<T>} ask
 */
export async function hush(ask) {
  hushed++;
  try {
    return await ask();
  } finally {
    hushed--;
  }
}

/** @typedef {(note: string) => void} Note */

/**
 * Times for people: `6.2 s`, `48 s`, `1 min 2 s`.
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * One line per step: what, what it gave, how long it took. On a terminal the line of a running step is rewritten in place,
 * elsewhere a step that takes long says so every ten seconds.
 * @param {NodeJS.WriteStream} [stream]
 */
export function progress(stream = process.stdout) {
  /** @param {string} mark @param {string} name @param {string} text @param {number} since */
  const line = (mark, name, text, since) => `  ${mark.padEnd(2)}  ${name.padEnd(18)}  ${text.padEnd(52)}  ${duration(Date.now() - since)}`;
  const rewrite = stream.isTTY ? '\r\u001b[2K' : '';
  return {
    /**
     * Runs one step. `work` may report what it does right now, and answers what it gave.
     * @template {string | { gave: string }} T
     * @param {string} name
     * @param {(note: Note) => Promise<T> | T} work
     * @returns {Promise<T>}
     */
    async step(name, work) {
      const since = Date.now();
      let now = '';
      const show = () =>
        hushed === 0 &&
        stream.write(rewrite ? rewrite + line('', name, now, since).slice(0, stream.columns) : `${line('', name, now, since)}\n`);
      const timer = setInterval(show, rewrite ? 200 : EVERY_MS);
      try {
        const result = await work((note) => {
          now = note;
        });
        stream.write(`${rewrite}${line('ok', name, typeof result === 'string' ? result : result.gave, since)}\n`);
        return result;
      } catch (error) {
        stream.write(`${rewrite}${line('no', name, now, since).trimEnd()}\n`);
        throw error;
      } finally {
        clearInterval(timer);
      }
    },
    /** @param {string} text */
    say(text) {
      stream.write(`${text}\n`);
    },
  };
}
/** @typedef {ReturnType<typeof progress>} Progress */
