/** A step that cannot go on: one sentence for a person, and the command that helps. */
export class Failure extends Error {
  /**
   * @param {string} sentence
   * @param {string | null} [command]
   * @param {string} [details] output of a tool, for copying
   */
  constructor(sentence, command = null, details = '') {
    super(sentence);
    this.command = command;
    this.details = details;
  }
}

/**
 * The failure of a step that the rest can do without, or null.
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Failure | null>}
 */
export const failureOf = (work) =>
  work().then(
    () => null,
    (error) => (error instanceof Failure ? error : Promise.reject(error)),
  );

/**
 * Prints what a person needs to go on.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (!(error instanceof Failure)) throw error;
  if (error.details) process.stderr.write(`\n${error.details.trimEnd().split('\n').slice(-12).join('\n')}\n`);
  process.stderr.write(`\n${error.message}\n${error.command ? `  What helps: ${error.command}\n` : ''}`);
}
