import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { composeOf } from './compose.ts';
import { firstBootPlans, planNode } from './plan.ts';
import { chosen, executionOf, ownSpec, publicSpec, restSpec } from './testing/specs.ts';

const hash = (path: string): string => `hash of ${path}`;
const NETWORK = 'a-network';

const composeProgram = ((): readonly string[] | null => {
  for (const [program = '', ...args] of [['docker', 'compose'], ['docker-compose']]) {
    try {
      execFileSync(program, [...args, 'version'], { stdio: 'ignore' });
      return [program, ...args];
    } catch {
      // The next one.
    }
  }
  return null;
})();

/** Where a compose program is installed, it has the last word on form. */
test.runIf(composeProgram !== null)(
  'the installed compose accepts the files and understands the same containers',
  { timeout: 60_000 },
  () => {
    const [program = '', ...args] = composeProgram ?? [];
    const specs = [
      [publicSpec('mainnet', { consensus: chosen('nimbus', 'nimbus-26'), execution: executionOf('besu'), graffiti: 'a $b' })],
      [restSpec(), ownSpec({ consensus: chosen('prysm', 'prysm-7') })],
    ];
    for (const some of specs) {
      const plans = some.flatMap((spec) => planNode(spec, hash));
      const folder = mkdtempSync(join(tmpdir(), 'hearth-compose-'));
      try {
        for (const { path, text } of composeOf(plans, NETWORK)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text ?? 'content');
        }
        const both = ['-f', 'compose.yaml', '-f', 'compose.first-start.yaml', 'config'];
        const output = execFileSync(program, [...args, ...both], { cwd: folder, encoding: 'utf8' });
        const understood = z.object({ services: z.record(z.string(), z.object({ image: z.string(), command: z.array(z.string()) })) });
        const { services } = understood.parse(parse(output));
        const steps = plans.flatMap(firstBootPlans).map(({ plan }) => plan);
        expect(Object.keys(services).toSorted()).toEqual([...plans, ...steps].map(({ name }) => name).toSorted());
        // `config` writes a `$` as it reads it: twice.
        const commands = Object.entries(services).map(([name, { command }]) => [name, command.map((arg) => arg.replaceAll('$$', '$'))]);
        expect(Object.fromEntries(commands)).toEqual(Object.fromEntries([...plans, ...steps].map(({ name, args: own }) => [name, own])));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  },
);
