import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { nodeService } from '../../src/main/node/service.ts';
import { beaconApi } from '../../src/main/platform/beacon-api/beacon-api.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { sourceHash } from '../../src/main/platform/docker/source-hash.ts';
import { depositCallData } from '../../src/main/platform/execution-rpc/deposit-call.ts';
import { executionRpc } from '../../src/main/platform/execution-rpc/execution-rpc.ts';
import { practiceSigner } from '../../src/main/platform/execution-rpc/practice-signer.ts';
import { readJsonResource } from '../../src/main/platform/files/resource.ts';
import { freePorts } from '../../src/main/platform/free-ports.ts';
import { imageEnsurer } from '../../src/main/platform/images.ts';
import { instanceFolder } from '../../src/main/platform/instance-folder.ts';
import { systemClock } from '../../src/main/platform/system-clock.ts';
import { createToolchain } from '../../src/main/platform/toolchain/toolchain.ts';
import { workRoom } from '../../src/main/platform/work/work-room.ts';
import type { SpawnWorker } from '../../src/main/platform/worker/link.ts';
import { alloc } from '../../src/main/practice/genesis/message.ts';
import { imageCatalogue } from '../../src/main/practice/images/catalogue.ts';
import { practiceService } from '../../src/main/practice/service.ts';
import { INSTANCE_PREFIX } from '../../src/main/practice/world.ts';
import type { Input, Publish } from '../../src/shared/contract.ts';
import type { Work } from '../../src/shared/work.ts';

const root = join(import.meta.dirname, '../..');
const resourcesDir = join(root, 'resources');

/** The genesis process from source: this Node reads TypeScript. */
const spawn: SpawnWorker = (_name, env = {}) => {
  const child = fork(join(root, 'src/main/practice/genesis/worker.ts'), [], { execArgv: [], env: { ...env }, serialization: 'advanced' });
  return {
    send: (message) => child.send(message as object),
    onMessage: (fn) => void child.on('message', fn),
    onExit: (fn) => void child.on('exit', (code) => fn(code ?? -1)),
    kill: () => void child.kill('SIGKILL'),
  };
};

/** The practice room with its real neighbours, as the app wires it, on a data folder. */
export function openPractice(dataDir: string) {
  mkdirSync(dataDir, { recursive: true });
  const owner = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  const docker = createDocker({ env: process.env, homeDir: homedir() });
  const seen: string[] = [];
  const publish: Publish = (name, payload) => {
    if (name === 'practice.changed' && 'state' in payload) seen.push(String(payload.state));
  };
  const clock = systemClock;
  const work = workRoom({ publish, clock });
  const node = nodeService({ docker, owner, publish, clock, fileHash: sourceHash, mayChange: async () => undefined });
  const cacheDir = process.env['HEARTH_CACHE_DIR'] ?? join(tmpdir(), 'hearth-cache');
  const toolchain = createToolchain({ cacheDir, resourcesDir });
  const practice = practiceService({
    docker,
    node,
    work,
    publish,
    clock,
    owner,
    spawn,
    freePorts,
    folder: instanceFolder(join(dataDir, 'practice'), INSTANCE_PREFIX),
    toolchain,
    ensureImages: imageEnsurer({ docker, toolchain }),
    pairs: () => readJsonResource(join(resourcesDir, 'images.json'), imageCatalogue),
    predeploys: () => readJsonResource(join(resourcesDir, 'practice/predeploys.json'), alloc),
    beacon: beaconApi,
    execution: executionRpc,
    signer: practiceSigner,
    depositCallData,
  });
  const ended = async (start: Promise<{ readonly workId: string }>): Promise<Work> => work.ended((await start).workId);
  return {
    practice,
    node,
    docker,
    work,
    owner,
    /** States that were published, in order. */
    seen,
    up: (input: Partial<Input<'practice.up'>> = {}) =>
      ended(practice.up({ profile: 'classic', consensus: null, secondsPerSlot: 2, ...input })),
    down: () => ended(practice.down()),
    beacon: beaconApi,
    execution: executionRpc,
    close: async () => {
      await node.stop();
      await practice.stop();
      await work.stop();
      docker.close();
    },
  };
}
export type OpenPractice = ReturnType<typeof openPractice>;

/** Seconds that each part of work took. */
export const times = (work: Work): Readonly<Record<string, number>> =>
  Object.fromEntries(
    work.parts.flatMap((p) =>
      p.startedAt !== null && p.endedAt !== null ? [[p.id, Math.round((p.endedAt - p.startedAt) / 100) / 10]] : [],
    ),
  );

/** The label that everything of one data folder carries in Docker. */
export const label = (owner: string) => ({ 'org.hearth.owner': owner });

/** What one data folder has in Docker. */
export async function everything({ docker, owner }: OpenPractice) {
  const [containers, volumes, networks] = await Promise.all([
    docker.list(label(owner)),
    docker.volumes(label(owner)),
    docker.networks(label(owner)),
  ]);
  return {
    containers: containers.map((c) => `${c.name} ${c.id}`).sort(),
    volumes: [...volumes].sort(),
    networks: networks.map((n) => n.name),
  };
}

/** Head slots of both beacon nodes, and the slot of the clock. */
async function heads({ practice, docker, owner, beacon }: OpenPractice) {
  const { genesisTime, secondsPerSlot } = await practice.status();
  const at = async (side: string) => {
    const [node] = await docker.list({ ...label(owner), 'org.hearth.side': side, 'org.hearth.role': 'beacon' });
    return (await beacon(`http://127.0.0.1:${node?.ports[0]?.host}`).syncing()).headSlot;
  };
  const clock = Math.floor((Date.now() - (genesisTime ?? 0)) / 1000 / (secondsPerSlot ?? 1));
  return { rest: await at('rest'), own: await at('own'), clock };
}

/** Waits until both nodes have made and followed new blocks, close to the clock. */
export async function expectBlocks(on: OpenPractice): Promise<void> {
  const before = (await heads(on)).rest;
  const go = async () => {
    const now = await heads(on).catch(() => null);
    return now !== null && now.rest > before + 2 && now.own > before + 2 && now.own >= now.clock - 3;
  };
  await expect.poll(go, { timeout: 180_000, intervals: [1000] }).toBe(true);
}
