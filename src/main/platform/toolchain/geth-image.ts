import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { haveGo } from './go.ts';
import type { ImageRecipe } from './recipe.ts';
import { IMAGE_USER, program, skeleton } from './root-fs.ts';
import { runProgram } from './run-program.ts';

const MODULE = 'github.com/ethereum/go-ethereum/cmd/geth@v1.16.9';

/** geth 1.16.9 as one static program, compiled from the Go module. */
export const gethImage: ImageRecipe = async ({ cacheDir, ...options }) => {
  const folder = join(cacheDir, 'geth-1.16.9');
  const geth = join(folder, 'geth');
  if (!existsSync(geth)) {
    const go = await haveGo(cacheDir, options);
    const partial = `${folder}.part`;
    await mkdir(partial, { recursive: true });
    const env = { CGO_ENABLED: '0', GOBIN: partial, GOTOOLCHAIN: 'local' };
    await runProgram(go, ['install', '-v', '-trimpath', '-ldflags=-s -w', MODULE], { ...options, env });
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  }
  return {
    entries: [...skeleton, program('usr/local/bin/geth', geth)],
    changes: [
      'ENTRYPOINT ["/usr/local/bin/geth"]',
      `USER ${IMAGE_USER}`,
      'WORKDIR /data',
      'ENV HOME=/home/app',
      'VOLUME /data',
      'EXPOSE 8545 8551',
    ],
  };
};
