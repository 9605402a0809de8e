/** The parent's end of the wire, whether it is Electron (utilityProcess) or Node (child_process.fork). */
export type Port = {
  readonly onMessage: (fn: (message: unknown) => void) => void;
  readonly send: (message: unknown) => void;
  /** Lets what is still under way be sent, then ends this process. */
  readonly end: () => void;
};

type ElectronPort = {
  readonly on: (event: 'message', fn: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown) => void;
};
/** The parts of `process` that a worker talks through. */
export type WorkerProcess = Pick<NodeJS.Process, 'on' | 'exit' | 'connected' | 'disconnect'> & {
  readonly parentPort?: ElectronPort;
  readonly send?: NodeJS.Process['send'];
};

/** How long the parent has to take the last answer and end the process. */
const LAST_WORD_MS = 5_000;

/** Opens the port of a worker process. A parent that goes takes its worker, and the secrets in it, along. */
export function openPort(self: WorkerProcess, after: (ms: number, fn: () => void) => void): Port {
  const electron = self.parentPort;
  if (electron !== undefined) {
    return {
      onMessage: (fn) => electron.on('message', (event) => fn(event.data)),
      send: (message) => electron.postMessage(message),
      // Leaving at once can overtake the last message: then a run that succeeded looks like one that died. The parent ends this process
      // when it has the answer; this only stands in for a parent that does not.
      end: () => after(LAST_WORD_MS, () => self.exit(0)),
    };
  }
  self.on('disconnect', () => self.exit(0));
  let sending = 0;
  let ending = false;
  const settle = () => {
    if (ending && sending === 0) self.exit(0);
  };
  return {
    onMessage: (fn) => self.on('message', fn),
    send: (message) => {
      sending++;
      self.send?.(message, undefined, undefined, () => {
        sending--;
        settle();
      });
    },
    end: () => {
      ending = true;
      settle();
    },
  };
}
