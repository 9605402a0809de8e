import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { planNode } from '../../src/main/node/plan.ts';
import { applyPlans } from '../../src/main/node/run.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { sourceHash } from '../../src/main/platform/docker/source-hash.ts';
import { freePorts } from '../../src/main/platform/free-ports.ts';
import { Failure } from '../lib/failure.mjs';
import { bareContainers } from './bare-containers.mjs';
import { median } from './rows.mjs';

const RUNS = 5;
const LIMIT = 1.1;
const images = { geth: 'practice/geth:1.16.9', lodestar: 'practice/lodestar:1.5.1' };
const owner = 'bench';

/**
 * The six containers of a practice network up, by the node room against bare calls of the Docker API that make the same containers.
 * The two take turns; the first turn warms the disk. What the clients do afterwards is not waited for.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const docker = createDocker({ env: process.env, homeDir: homedir() });
  const dir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  try {
    for (const ref of Object.values(images))
      if (!(await docker.imagePresent(ref)))
        throw new Failure(`The image ${ref} is not on this machine.`, 'npm run -s hearth -- practice up --profile classic');
    for (const name of ['el', 'cl', 'ssz', 'jwt']) writeFileSync(join(dir, name), name.repeat(1000));
    /** @type {{ ours: number[], bare: number[] }} */
    const times = { ours: [], bare: [] };
    for (let i = 0; i <= RUNS; i++) {
      const bare = await timed(docker, dir, `bench-bare-${i}`, (plans, network) => bareContainers(plans, network, owner));
      const ours = await timed(docker, dir, `bench-ours-${i}`, (plans, network) =>
        applyPlans(docker, plans, network, new AbortController().signal, () => undefined),
      );
      if (i === 0) continue;
      times.bare.push(bare);
      times.ours.push(ours);
    }
    const [ours, bare] = [median(times.ours), median(times.bare)];
    return [
      {
        what: 'six containers up',
        ours: `${ours.toFixed(0)} ms`,
        baseline: `${bare.toFixed(0)} ms bare`,
        ratio: ours / bare,
        limit: LIMIT,
      },
    ];
  } finally {
    docker.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {string} dir @param {string} instance @param {string} prefix @returns {Promise<import('../../src/shared/node.ts').ContainerPlan[]>} */
async function plansOf(dir, instance, prefix) {
  const ports = await freePorts(6);
  const file = (/** @type {string} */ name) => join(dir, name);
  return /** @type {const} */ (['rest', 'own']).flatMap((side, s) => [
    ...planNode(
      {
        instance,
        owner,
        networkLabel: 'practice',
        side,
        network: {
          kind: 'custom',
          chainId: 3151908,
          preset: 'minimal',
          depositContract: `0x${'0'.repeat(40)}`,
          files: { elGenesis: file('el'), configYaml: file('cl'), genesisSsz: file('ssz') },
        },
        execution: { client: 'geth', image: images.geth, storage: 'everyBlock' },
        consensus: { client: 'lodestar', versionLine: 'lodestar-1.5', images: { beacon: images.lodestar, validator: images.lodestar } },
        hostPorts: { rpc: ports[3 * s] ?? 0, rest: ports[3 * s + 1] ?? 0, keymanager: ports[3 * s + 2] ?? 0 },
        addresses: {
          execution: `${prefix}.${10 * (s + 1)}`,
          beacon: `${prefix}.${10 * (s + 1) + 1}`,
          validator: `${prefix}.${10 * (s + 1) + 2}`,
        },
        jwtFile: file('jwt'),
        walletPasswordFile: null,
        feeRecipient: `0x${'1'.repeat(40)}`,
        graffiti: 'bench',
        peers: { staticEnode: null, consensus: null },
        p2p: null,
        validators: side === 'rest' ? { kind: 'interop', from: 0, to: 63 } : { kind: 'keymanager' },
        first: side === 'rest',
      },
      sourceHash,
    ),
  ]);
}

/**
 * @param {ReturnType<typeof createDocker>} docker @param {string} dir @param {string} instance
 * @param {(plans: readonly import('../../src/shared/node.ts').ContainerPlan[], network: string) => Promise<void>} up
 */
async function timed(docker, dir, instance, up) {
  const labels = { [label.owner]: owner, [label.instance]: instance };
  const prefix = await docker.createNetwork(instance, labels);
  const plans = await plansOf(dir, instance, prefix);
  try {
    const since = performance.now();
    await up(plans, instance);
    return performance.now() - since;
  } finally {
    for (const { name } of plans) await docker.remove(name);
    for (const { volume } of plans) await docker.removeVolume(volume.name);
    await docker.removeNetwork(instance);
  }
}
