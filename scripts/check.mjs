// npm run check: form, types, laws, unused exports, sizes, and what belongs in no commit. All parts run, even when one fails.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, sizes } from './check/sizes.mjs';
import { treeFindings } from './check/words.mjs';
import { treeViolations } from './laws/tree.mjs';
import { Failure } from './lib/failure.mjs';
import { progress } from './lib/progress.mjs';
import { bundledNode, root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** @param {string} script @param {string[]} args @param {(output: string) => string} gave */
const tool = async (script, args, gave) => {
  const { code, output } = await run(bundledNode() ?? process.execPath, [join(root, 'node_modules', script), ...args]);
  return { gave: gave(output), broken: code === 0 ? [] : [output.trimEnd()] };
};

/** @type {readonly (readonly [name: string, look: () => Promise<{ gave: string, broken: string[] }> | { gave: string, broken: string[] }])[]} */
const parts = [
  [
    'format and lint',
    () =>
      tool(
        '@biomejs/biome/bin/biome',
        ['check', '--colors=off', '--diagnostic-level=error', '--max-diagnostics=100'],
        (output) => /Checked (\d+ files)/.exec(output)?.[1] ?? '',
      ),
  ],
  ['types', () => tool('typescript/bin/tsc', ['-b', '--pretty', 'false'], () => 'six projects, one per runtime')],
  [
    'laws',
    () => {
      const { files, broken } = treeViolations(root);
      return { gave: `${files} files`, broken: broken.map(({ path, line, law, what }) => `${path}:${line} ${law} (${what})`) };
    },
  ],
  ['unused exports', () => tool('knip/bin/knip.js', ['--no-progress'], () => 'none')],
  ['file sizes', () => judge(sizes(root))],
  [
    'words',
    () => {
      const { files, broken } = treeFindings(root);
      return { gave: `${files} files hold no secret, machine path or unfinished work`, broken };
    },
  ],
];

const p = progress();
let failed = 0;
for (const [name, look] of parts) {
  try {
    await p.step(name, async () => {
      const { gave, broken } = await look();
      if (broken.length > 0) throw new Failure(broken.join('\n'));
      return gave;
    });
  } catch (error) {
    failed++;
    p.say(error instanceof Failure ? `\n${error.message}\n` : `\n${error instanceof Error ? error.stack : error}\n`);
  }
}
mkdirSync(join(root, 'test-results'), { recursive: true });
writeFileSync(join(root, 'test-results/check.json'), JSON.stringify({ passed: parts.length - failed, failed }));
p.say(failed === 0 ? `All ${parts.length} parts hold.` : `${failed} of ${parts.length} parts do not hold.`);
process.exitCode = failed === 0 ? 0 : 1;
