import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import Dockerode from 'dockerode';
import { doing } from '../../src/main/node/doing.ts';
import { noVersions } from '../../src/main/node/held-images.ts';
import { noNode } from '../../src/main/node/kept-node.ts';
import { nodeLife } from '../../src/main/node/life.ts';
import { nodeService } from '../../src/main/node/service.ts';
import { clientShares } from '../../src/main/node/shares.ts';
import { stackLooker } from '../../src/main/node/stack.ts';
import { beaconApi } from '../../src/main/platform/beacon-api/beacon-api.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { guardImages, noImages } from '../../src/main/platform/docker/image-guard.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { sourceHash } from '../../src/main/platform/docker/source-hash.ts';
import { makeTinyImages, tinyImage } from '../../src/main/platform/docker/testing/tiny-image.ts';
import { executionRpc } from '../../src/main/platform/execution-rpc/execution-rpc.ts';
import { turnsIn } from '../../src/main/platform/files/turns.ts';
import { freePorts, portsNear } from '../../src/main/platform/free-ports.ts';
import { freeBytes } from '../../src/main/platform/host-facts/disk.ts';
import { folderFacts } from '../../src/main/platform/host-facts/folder.ts';
import { imageEnsurer } from '../../src/main/platform/images.ts';
import { instanceFolder } from '../../src/main/platform/instance-folder.ts';
import { isGoneSince, ownProcess } from '../../src/main/platform/process-gone.ts';
import { systemClock } from '../../src/main/platform/system-clock.ts';
import { workRoom } from '../../src/main/platform/work/work-room.ts';
import { publicNetwork } from '../../src/shared/networks.ts';

const owner = 'be2c00000000';
const stayingImage = 'hearth-bench/client:1';
const resource = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`../../resources/${name}`, import.meta.url), 'utf8'));

/** @template T @param {T} first @returns {{ get: () => T, set: (value: T) => Promise<void> }} */
function inMemory(first) {
  let value = first;
  return {
    get: () => value,
    set: async (next) => {
      value = next;
    },
  };
}

/** The tiny image with a program that stays, whatever it is told. @param {Dockerode} api */
async function makeStayingImage(api) {
  const from = await api.createContainer({ Image: tinyImage, Cmd: ['sh'] });
  await from.commit({ repo: 'hearth-bench/client', tag: '1', changes: 'ENTRYPOINT ["sh","-c","while :; do sleep 60; done"]' });
  await from.remove({ v: true });
}

/**
 * The Node room on the real Docker, whose clients are tiny programs: what is left is Hearth's own work and Docker's. The beacon node
 * answers for it at once.
 */
export async function nodeRoom() {
  const daemon = createDocker({ env: process.env, homeDir: homedir() });
  const api = new Dockerode();
  await makeTinyImages(daemon);
  await makeStayingImage(api);
  const dataDir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const network = publicNetwork.parse(resource('networks/hoodi.json'));
  const { docker, guard } = guardImages(daemon, inMemory(noImages), systemClock);
  const publish = () => undefined;
  const work = workRoom({ publish, clock: systemClock });
  const node = nodeService({ docker, owner, publish, clock: systemClock, fileHash: sourceHash, mayChange: async () => undefined });
  const store = inMemory(noNode);
  const ofWork = { doing: turnsIn(join(dataDir, 'node-work'), doing), self: ownProcess, isGoneSince, clock: systemClock };
  /** @type {import('../../src/shared/node.ts').ContainerPlan[]} what was made last */
  let plans = [];
  /** @type {import('../../src/main/node/life.ts').NodeLifeDeps['catalogue']} */
  const catalogue = (client) => ({ ref: stayingImage, line: client === 'lodestar' ? 'lodestar-1.46' : null });
  /** @param {string} url */
  const beacon = (url) => ({ ...beaconApi(url), version: async () => 'Lodestar/v1.46.0' });
  /** @param {string} url */
  const execution = (url) => ({ ...executionRpc(url), clientVersion: async () => 'Geth/v1.17.5' });
  const stack = stackLooker({ ...ofWork, store, list: node.list, work, beacon, execution });
  const life = nodeLife({
    ...ofWork,
    ...{ docker, owner, work, store, catalogue, freeBytes, folderFacts, portsNear, fileHash: sourceHash },
    images: catalogue,
    versions: inMemory(noVersions),
    network: () => network,
    recorded: guard.recorded,
    shares: clientShares.parse(resource('client-shares.json')),
    folder: instanceFolder(join(dataDir, 'nodes'), ''),
    memoryBytes: totalmem(),
    maker: () => null,
    slots: () => ({ data: null, copy: null }),
    ownBuilders: async () => false,
    list: node.list,
    ensureImages: imageEnsurer({ docker, toolchain: { missing: async () => null, build: async () => undefined } }),
    ...{ beacon, execution },
    apply: (wanted, dockerNetwork, signal, onStep) => {
      plans.push(...wanted);
      return node.apply(wanted, dockerNetwork, signal, onStep);
    },
  });
  const [executionPort = 0, consensusPort = 0, quic = 0] = await freePorts(3);
  /** @type {import('../../src/shared/node-life.ts').NodeChoice} */
  const choice = {
    ...{ network: 'hoodi', withValidator: true, feeRecipient: `0x${'1'.repeat(40)}`, graffiti: 'bench', dataFolder: null, mevRelays: [] },
    execution: { kind: 'run', client: 'geth' },
    consensus: { kind: 'run', client: 'lodestar' },
    checkpoint: { kind: 'genesis' },
    p2p: { execution: executionPort, consensus: consensusPort, quic },
  };
  const labels = { [label.owner]: owner };

  /** The containers of the node, their volumes and network; the secrets stay. */
  const clear = async () => {
    for (const { name } of await daemon.list(labels)) await daemon.remove(name);
    for (const name of await daemon.volumes(labels)) await daemon.removeVolume(name);
    for (const { name } of await daemon.networks(labels)) await daemon.removeNetwork(name);
    await store.set(noNode);
  };
  await clear();
  return {
    ...{ life, stack, node, docker, api, owner, dataDir, clear },
    preview: () => life.preview({ choice }),
    up: async () => {
      plans = [];
      const { state, fault } = await work.ended((await life.up({ choice })).workId);
      if (state !== 'done') throw new Error(`the node did not start: ${JSON.stringify(fault)}`);
    },
    plans: () => [...plans],
    close: async () => {
      await clear();
      node.stop();
      daemon.close();
      await api.getImage(stayingImage).remove({ force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
