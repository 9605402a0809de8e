// The end of a key process: not before its parent has its last answer, and not later than the parent.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { openPort, type WorkerProcess } from './worker-port.ts';

type Timer = { readonly ms: number; readonly fn: () => void };

/** A process that notes how it ended instead of ending, and timers that somebody rings by hand. */
function parts() {
  const [exits, timers]: [number[], Timer[]] = [[], []];
  const exit = (code?: number) => void exits.push(code ?? -1);
  return { exits, timers, exit, after: (ms: number, fn: () => void) => void timers.push({ ms, fn }) };
}

/** A forked Node: what was sent waits until the test says it is written. */
function forked() {
  const { exit, after, ...noted } = parts();
  const [sent, written]: [unknown[], (() => void)[]] = [[], []];
  const self = Object.assign(new EventEmitter(), {
    exit,
    send: (message: unknown, _handle: unknown, _options: unknown, done: () => void) => {
      sent.push(message);
      return written.push(done) > 0;
    },
  });
  return { ...noted, self, sent, written, port: openPort(self as unknown as WorkerProcess, after) };
}

/** A utility process of Electron: nothing tells it when a message has arrived. */
function utility() {
  const { exit, after, ...noted } = parts();
  const sent: unknown[] = [];
  const parentPort = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => void sent.push(message) });
  const self = Object.assign(new EventEmitter(), { exit, parentPort });
  return { ...noted, parentPort, sent, port: openPort(self as unknown as WorkerProcess, after) };
}

test('in Electron the process leaves its end to the parent, and ends by itself only where none comes', () => {
  const { port, sent, exits, timers } = utility();
  port.send('last answer');
  port.end();
  expect([sent, exits, timers.length]).toEqual([['last answer'], [], 1]);
  // Time for a busy parent, but not so much that words would stay for long in a process that nobody ends.
  expect(timers[0]?.ms).toBeGreaterThanOrEqual(1_000);
  expect(timers[0]?.ms).toBeLessThanOrEqual(10_000);
  timers[0]?.fn();
  expect(exits).toEqual([0]);
});

test('in the terminal the process ends when its last answer is written, not before', () => {
  const { port, sent, written, exits, timers } = forked();
  port.send('progress');
  port.send('last answer');
  port.end();
  written[0]?.();
  expect([sent, exits]).toEqual([['progress', 'last answer'], []]);
  written[1]?.();
  expect([exits, timers]).toEqual([[0], []]);
});

test('in the terminal a process with nothing under way ends at once, and one that is not told to end stays', () => {
  const idle = forked();
  idle.port.end();
  expect(idle.exits).toEqual([0]);
  const busy = forked();
  busy.port.send('answer');
  busy.written[0]?.();
  expect(busy.exits).toEqual([]);
});

test('a parent that goes takes the process along, whatever is under way', () => {
  const { self, port, exits } = forked();
  port.send('answer');
  self.emit('disconnect');
  expect(exits).toEqual([0]);
});

test('both hand on what the parent says', () => {
  const heard: unknown[] = [];
  const [a, b] = [forked(), utility()];
  a.port.onMessage((message) => heard.push(message));
  b.port.onMessage((message) => heard.push(message));
  a.self.emit('message', 'to the terminal');
  b.parentPort.emit('message', { data: 'to Electron' });
  expect(heard).toEqual(['to the terminal', 'to Electron']);
});
