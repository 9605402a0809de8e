import { request } from 'node:https';
import { aptInstall } from './apt.mjs';
import { run } from './run.mjs';

const OLDEST_GO = 24;
const REGISTRY = 'https://registry-1.docker.io/v2/';

/**
 * What the classic practice images are built with where no image can be pulled: a Go, or the pip that fetches one.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function ensureBuildTools(note) {
  const found = await buildTool();
  if (found) return found;
  await aptInstall('A Go, or the pip that fetches one,', ['python3-pip'], note);
  return (await buildTool()) ?? 'none';
}

/** What is here to build with, or null. */
export async function buildTool() {
  for (const go of ['go', '/usr/local/go/bin/go']) {
    const { code, output } = await run(go, ['version'], { timeoutMs: 5000 });
    const minor = /go1\.(\d+)/.exec(output)?.[1];
    if (code === 0 && Number(minor) >= OLDEST_GO) return `Go 1.${minor}`;
  }
  const { code, output } = await run('python3', ['-m', 'pip', '--version'], { timeoutMs: 5000 });
  return code === 0 ? `${output.split(' ').slice(0, 2).join(' ')}, which fetches Go` : null;
}

/**
 * Whether the registry of images answers at all; where it does, nothing needs to be built here.
 * @returns {Promise<boolean>}
 */
export function imagesCanBePulled() {
  return new Promise((resolve) => {
    const asked = request(REGISTRY, { method: 'HEAD', timeout: 3000 }, (answer) => {
      answer.resume();
      resolve(true);
    });
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
