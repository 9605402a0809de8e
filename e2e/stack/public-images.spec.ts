// Every image of the list that is on this machine, on every public network its client runs, with the arguments that Hearth makes: until its
// API says which network it follows. What is not started is named with the reason.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { consensusClient, executionClient } from '../../src/main/node/clients/catalogue.ts';
import type { PublicNetwork as NetworkId } from '../../src/main/node/clients/client.ts';
import { planNode } from '../../src/main/node/plan.ts';
import { applyPlans } from '../../src/main/node/run.ts';
import { publicNetworks, publicSpec } from '../../src/main/node/testing/specs.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import type { Docker } from '../../src/main/platform/docker/docker.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { sourceHash } from '../../src/main/platform/docker/source-hash.ts';
import { executionRpc } from '../../src/main/platform/execution-rpc/execution-rpc.ts';
import { freePorts } from '../../src/main/platform/free-ports.ts';
import { type CatalogueImage, refOf } from '../../src/main/practice/images/catalogue.ts';
import { publicNetwork } from '../../src/shared/networks.ts';
import { type ConsensusLine, consensusLine } from '../../src/shared/node.ts';
import { type LastFork, stateProvider } from './finalized-state.ts';

const resource = (path: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../resources', path), 'utf8'));
const { images } = resource('images.json') as { images: readonly CatalogueImage[] };
const owner = 'e2e0public00';

/** An image of old: the line whose arguments are tried, those it does not know, what its build needs besides, and the networks of its time. */
type Old = {
  readonly line: ConsensusLine;
  readonly unknownArgs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly networks: Readonly<Partial<Record<NetworkId, LastFork>>>;
};
const old: Readonly<Record<string, Old>> = {
  // Of February 2023, built for practice networks.
  'lodestar-1.5-classic': {
    line: 'lodestar-1.46',
    unknownArgs: ['--quicPort'],
    env: { LODESTAR_PRESET: 'mainnet' },
    networks: {
      mainnet: { name: 'bellatrix', version: '0x02000000', epoch: 144_896 },
      sepolia: { name: 'capella', version: '0x90000072', epoch: 56_832 },
    },
  },
};

const isExecution = ({ roles }: CatalogueImage): boolean => roles.includes('execution');

/** Why an image is started on no network; null where it is. */
async function whyNot(docker: Docker, image: CatalogueImage): Promise<string | null> {
  if ((await docker.imagePresent(refOf(image))) === null) return 'it is not on this machine';
  if (old[image.id] === undefined && image.presets?.includes('mainnet') === false)
    return 'it was built for the minimal preset, which no public network has';
  if (!isExecution(image) && !image.roles.includes('beacon'))
    return 'only execution clients and beacon nodes say which network they follow';
  return null;
}

/** Why an image is not started on one of its client's networks; null where it is. */
function whyNotOn(image: CatalogueImage, network: NetworkId): string | null {
  const known = old[image.id];
  if (known !== undefined) return known.networks[network] === undefined ? 'it is older than the network' : null;
  if (isExecution(image)) return null;
  // From its genesis Lodestar would fetch the state of mainnet from the internet.
  if (image.client === 'lodestar' || consensusClient(image.client).checkpointOnly.includes(network))
    return 'it begins from a state of today’s rules alone, which no test makes';
  return null;
}

/** Starts the image on the network and leaves nothing behind. */
async function startsOn(docker: Docker, image: CatalogueImage, network: NetworkId): Promise<void> {
  const facts = publicNetwork.parse(resource(`networks/${network}.json`));
  const known = old[image.id];
  const fork = known?.networks[network];
  const provider = fork === undefined ? null : await stateProvider(facts, fork);
  const folder = mkdtempSync(join(tmpdir(), 'hearth-image-'));
  const jwtFile = join(folder, 'jwt.hex');
  writeFileSync(jwtFile, 'ab'.repeat(32));
  const instance = `${network}-${owner.slice(0, 4)}`;
  const prefix = await docker.createNetwork(instance, { [label.owner]: owner, [label.instance]: instance });
  const [rpc = 0, rest = 0, execution = 0, consensus = 0, quic = 0] = await freePorts(5);
  const ref = refOf(image);
  const role = isExecution(image) ? 'execution' : 'beacon';
  const spec = publicSpec(network, {
    ...{ owner, instance, jwtFile, validators: { kind: 'none' }, addresses: { execution: null, beacon: null, validator: null } },
    hostPorts: { rpc, rest, keymanager: null },
    p2p: { execution, consensus, quic },
    ...(role === 'execution'
      ? { execution: { client: image.client, image: ref, storage: 'default' } }
      : {
          consensus: {
            client: image.client,
            versionLine: consensusLine.parse(known?.line ?? image.line),
            images: { beacon: ref, validator: ref },
          },
        }),
    network: { kind: 'named', name: network, checkpointSyncUrl: provider && `http://${prefix}.1:${provider.port}` },
  });
  const unknown = known?.unknownArgs ?? [];
  const plans = planNode(spec, sourceHash)
    .filter((plan) => plan.role === role)
    .map((plan) => ({
      ...plan,
      args: plan.args.filter((arg, i) => !unknown.includes(arg) && !unknown.includes(plan.args[i - 1] ?? '')),
      env: { ...plan.env, ...known?.env },
    }));
  const follows = async (): Promise<unknown> => {
    if (role === 'execution') return executionRpc(`http://127.0.0.1:${rpc}`).chainId();
    const answer = await fetch(`http://127.0.0.1:${rest}/eth/v1/config/spec`, { signal: AbortSignal.timeout(5_000) });
    const { data } = (await answer.json()) as { data: Record<string, string> };
    return [data['CONFIG_NAME'], data['DEPOSIT_CHAIN_ID'], data['PRESET_BASE']];
  };
  const expected = role === 'execution' ? facts.chainId : [network, String(facts.chainId), 'mainnet'];
  try {
    await applyPlans(docker, plans, instance, new AbortController().signal, () => undefined);
    await expect.poll(() => follows().catch(String), { timeout: 180_000 }).toEqual(expected);
  } finally {
    for (const { name, volume } of plans) {
      await docker.remove(name);
      await docker.removeVolume(volume.name);
    }
    await docker.removeNetwork(instance);
    provider?.close();
    rmSync(folder, { recursive: true });
  }
}

test('every image that is here starts on every public network its client runs, and says which one it follows', async () => {
  const docker = createDocker({ env: process.env, homeDir: homedir() });
  const say = (line: string) => process.stdout.write(`    ${line}\n`);
  const started: string[] = [];
  try {
    for (const image of images) {
      const ref = refOf(image);
      const reason = await whyNot(docker, image);
      if (reason !== null) {
        say(`${ref}: not started, ${reason}`);
        continue;
      }
      const { networks } = isExecution(image) ? executionClient(image.client) : consensusClient(image.client);
      for (const network of publicNetworks.filter((name) => networks[name] !== undefined)) {
        const here = whyNotOn(image, network);
        if (here === null) {
          await test.step(`${ref} on ${network}`, () => startsOn(docker, image, network));
          started.push(`${ref} on ${network}`);
        }
        say(`${ref} on ${network}: ${here === null ? 'it follows that network' : `not started, ${here}`}`);
      }
    }
  } finally {
    docker.close();
  }
  expect(started).toEqual(
    expect.arrayContaining([
      ...['mainnet', 'hoodi', 'sepolia'].map((name) => `practice/geth:1.16.9 on ${name}`),
      ...['mainnet', 'sepolia'].map((name) => `practice/lodestar:1.5.1 on ${name}`),
    ]),
  );
});
