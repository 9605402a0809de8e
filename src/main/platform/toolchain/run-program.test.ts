import { expect, test } from 'vitest';
import { toFault } from '../../../shared/app-error.ts';
import { isNewEnough } from './go.ts';
import { runProgram } from './run-program.ts';

const node = (script: string) => [process.execPath, ['-e', script]] as const;
const quiet = { onLine: () => undefined, signal: new AbortController().signal };
const faultOf = (p: Promise<unknown>) => p.then(() => null, toFault);

test('a program’s lines are told as they come, from both its outputs', async () => {
  const lines: string[] = [];
  await runProgram(...node('console.log("one"); console.error("two")'), { ...quiet, onLine: (l) => lines.push(l) });
  expect(lines.sort()).toEqual(['one', 'two']);
});

test('a program that fails is a fault with its last lines', async () => {
  expect(await faultOf(runProgram(...node('console.error("no such module"); process.exit(3)'), quiet))).toMatchObject({
    code: 'image.build',
    message: 'Building the images stopped: no such module.',
    details: 'no such module',
  });
});

test('a program that is not here is named', async () => {
  expect(await faultOf(runProgram('hearth-has-no-such-program', [], quiet))).toMatchObject({ code: 'image.tool' });
});

test('a cancel ends the program and what it started', async () => {
  const abort = new AbortController();
  // The grandchild holds the outputs open: the run ends only when it has ended too.
  const script = 'require("child_process").spawn("sleep", ["60"], { stdio: "inherit" }); console.log("up"); setInterval(() => {}, 1000)';
  const run = runProgram(...node(script), { signal: abort.signal, onLine: () => abort.abort() });
  expect(await faultOf(run)).toMatchObject({ code: 'work.cancelled' });
});

test('Go is new enough from 1.24 on', () => {
  const lines = [
    'go version go1.19.8 linux/amd64',
    'go version go1.24.3 linux/amd64',
    'go version go1.26 linux/arm64',
    'go version go2.0',
    'x',
    null,
  ];
  expect(lines.map(isNewEnough)).toEqual([false, true, true, true, false, false]);
});
