// A real Geth, with the arguments that Hearth makes for each public network, until its engine API answers with the right chain id. Images
// and providers are other data, in a copy of the resources; the way is the one that everybody's node goes.
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkpointz, rootOn } from '../../src/main/node/testing/checkpoint-world.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { httpNeighbour } from '../../src/main/testing/http-neighbour.ts';
import { nodePlan, nodeStack } from '../../src/shared/node-life.ts';

const root = join(import.meta.dirname, '../..');
type Json = Record<string, unknown>;
const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;
const seconds = (): number => Math.floor(Date.now() / 1000);

/** The terminal face in a folder of its own, whose resources name images that are here and providers on this machine. */
async function program(network: string) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-public-'));
  for (const part of ['out', 'resources', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

  const images = read(join(folder, 'resources/images.json')) as { images: Json[] };
  const here = { 'geth-1.17': ['practice/geth', '1.16.9'], 'lodestar-1.50': ['practice/lodestar', '1.5.1'] } as const;
  for (const image of images.images) {
    const instead = here[image['id'] as keyof typeof here];
    if (instead) [image['repository'], image['tag']] = instead;
  }
  writeFileSync(join(folder, 'resources/images.json'), JSON.stringify(images));

  const at = join(folder, `resources/networks/${network}.json`);
  const facts = read(at);
  const [time, validatorsRoot] = [Number(facts['genesisTime']), String(facts['genesisValidatorsRoot'])];
  const epoch = Math.floor((seconds() - time) / 12 / 32) - 2;
  const genesis = { time, root: validatorsRoot, forkVersion: String(facts['genesisForkVersion']) };
  const providers = await Promise.all([0, 1].map(() => httpNeighbour(checkpointz({ epoch, rootAt: rootOn('a'), genesis }))));
  const checkpointProviders = providers.map(({ url }, i) => ({ operator: `Operator ${i + 1}`, url }));
  writeFileSync(at, JSON.stringify({ ...facts, checkpointProviders }));

  const data = join(folder, 'data');
  mkdirSync(data);
  const hearth = (...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      execFile(process.execPath, [join(folder, 'out/main/cli.js'), ...args, '--data', data], { timeout: 10 * 60_000 }, (error, out, err) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
      );
    });
  const close = async () => {
    await Promise.all(providers.map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  return { data, hearth, close, epoch };
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A token as the engine API wants it: HS256 over the time it was made at. */
function token(jwtFile: string): string {
  const body = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ iat: seconds() })}`;
  const secret = Buffer.from(readFileSync(jwtFile, 'utf8').trim(), 'hex');
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}
async function chainId(url: string, headers: Record<string, string>): Promise<string | number> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] });
  const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return answer.ok ? ((await answer.json()) as { result: string }).result : answer.status;
}

const networks = { mainnet: 1, hoodi: 560_048, sepolia: 11_155_111 } as const;
for (const [network, id] of Object.entries(networks)) {
  test(`a real Geth starts for ${network} with the arguments Hearth makes, answers its engine API, stops gently and goes`, async () => {
    const { data, hearth, close, epoch } = await program(network);
    const docker = createDocker({ env: process.env, homeDir: homedir() });
    const ports = ['--p2p-execution', '41303', '--p2p-consensus', '41900', '--p2p-quic', '41901'];
    const choice = ['--network', network, '--execution', 'geth', '--consensus', 'lodestar', '--no-validator', ...ports];
    let instance = '';
    try {
      const planned = await hearth('node', 'plan', ...choice, '--json');
      const plan = nodePlan.parse(JSON.parse(planned.out));
      instance = plan.instance;
      expect(plan.steps.map((step) => step.id)).toEqual([
        ...['image:practice/geth:1.16.9', 'image:practice/lodestar:1.5.1', 'secrets', 'network', 'checkpoint', 'execution', 'beacon'],
      ]);
      expect(plan.findings.filter(({ level }) => level === 'stops')).toEqual([]);

      const up = await hearth('node', 'up', ...choice, '--yes');
      expect(up.err).not.toContain('Exit');
      expect(up.code).toBe(0);
      const jwtFile = join(data, 'nodes', instance, 'jwt.hex');
      expect((statSync(jwtFile).mode & 0o777).toString(8)).toBe('600');
      const geth = `${instance}-own-execution`;
      const ip = (await docker.inspect(geth))?.ip ?? '';
      const engine = `http://${ip}:8551`;
      await expect
        .poll(() => chainId(engine, { authorization: `Bearer ${token(jwtFile)}` }).catch(String), { timeout: 120_000 })
        .toBe(`0x${id.toString(16)}`);
      expect(await chainId(engine, {})).toBe(401);
      const rpc = plan.local.find(({ use }) => use === 'rpc')?.port ?? 0;
      expect(await chainId(`http://127.0.0.1:${rpc}`, {})).toBe(`0x${id.toString(16)}`);

      const status = await hearth('node', 'status', '--json');
      const stack = nodeStack.parse(JSON.parse(status.out));
      expect([stack.instance, stack.checkpoint?.epoch, stack.checkpoint?.trust]).toEqual([instance, epoch, 'independent']);
      expect(stack.versions.find(({ role }) => role === 'execution')?.says).toContain('Geth/v1.16.9');
      // The Lodestar that is here is five years older than the version these arguments are for: of all of them it misses one.
      const said = async () => (await docker.logs(`${instance}-own-beacon`, 40)).map(({ text }) => text).join('\n');
      await expect.poll(said, { timeout: 180_000 }).toContain('Unknown argument: quicPort');

      const again = await hearth('node', 'up', '--yes');
      expect(again.code).toBe(0);
      const before = await docker.inspect(geth);
      const down = await hearth('node', 'down');
      expect([down.code, before?.id]).toEqual([0, (await docker.inspect(geth))?.id]);
      expect(await docker.inspect(geth)).toMatchObject({ state: 'exited', exitCode: 0, oomKilled: false });
      const gone = await hearth('node', 'remove', '--yes');
      expect(gone.code).toBe(0);
      const left = { [label.instance]: instance };
      expect([await docker.list(left), await docker.volumes(left), await docker.networks(left)]).toEqual([[], [], []]);
    } finally {
      if (instance !== '') await hearth('node', 'remove', '--keys-too', '--yes');
      docker.close();
      await close();
    }
  });
}
