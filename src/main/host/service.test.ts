import { expect, test } from 'vitest';
import type { HostChoice } from '../../shared/host.ts';
import { label } from '../platform/docker/labels.ts';
import type { HostFacts, HostProbes } from '../platform/host-facts/host-facts.ts';
import { look } from '../platform/host-facts/look.ts';
import { fuluCustody } from '../protocol/custody.ts';
import { emptyBook } from './book.ts';
import { checks } from './checks/index.ts';
import { type HostDeps, hostService } from './service.ts';

const absent = { ok: false, because: 'it needs root' } as const;
const names = [...new Set(checks.flatMap(({ reads }) => reads))];

const readyDocker: HostDeps['docker'] = {
  state: async () => ({ state: 'ready', version: '28.3', apiVersion: '1.51', address: '/run/docker.sock', os: 'Debian 13' }),
  rootDir: async () => null,
  info: async () => ({ memoryBytes: 8e9, rootDir: '/nowhere', rootless: false, snap: false, desktop: false }),
  overview: async () => [],
  volumes: async () => [],
  volumeBytes: async () => 0,
};

/** A machine that tells next to nothing; `asked` counts the questions. */
function world(facts: Partial<HostFacts> = {}, more: Partial<HostDeps> = {}) {
  const asked: string[] = [];
  const portsAsked: number[][] = [];
  const foldersAsked: (string | null)[] = [];
  let book = emptyBook;
  let day = 0;
  const answer = (name: string) => async () => {
    asked.push(name);
    return facts[name as keyof HostFacts] ?? absent;
  };
  const host = hostService({
    probes: (_, peerPorts, dataFolder) => {
      portsAsked.push([...peerPorts]);
      foldersAsked.push(dataFolder);
      return Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as HostProbes;
    },
    look,
    docker: readyDocker,
    owner: 'aaaa',
    keychain: () => Promise.reject(new Error('the bus is gone')),
    peers: async () => null,
    needs: () => null,
    blobs: async () => ({ rules: { ...fuluCustody, maxBlobs: 21, secondsPerSlot: 12 }, hasRelays: true }),
    stake: async () => null,
    isClosed: (network) => network === 'sepolia',
    kept: () => null,
    book: {
      get: () => book,
      set: async (value) => {
        book = value;
      },
    },
    now: () => day,
    ...more,
  });
  return { host, asked, portsAsked, foldersAsked, nextDay: () => (day += 1), book: () => book };
}
const weak: Partial<HostFacts> = {
  system: { ok: true, value: { platform: 'linux', arch: 'x64', title: 'Debian 13', kernel: '6.12' } },
  cpu: { ok: true, value: { cores: 1, threads: 1 } },
  memory: { ok: true, value: { totalBytes: 8e9, availableBytes: 0.5e9, swapBytes: 0, swapUsedBytes: 0, swappiness: null } },
  validatorPrograms: { ok: true, value: [] },
};

test('the worst finding stands first, and what could not be looked at stands above what is fine and is never green', async () => {
  const all = await world(weak).host.check({ network: 'practice' });
  const of = (verdict: string) => all.filter((check) => check.verdict === verdict).map(({ id }) => id);
  expect(of('stops')).toEqual(['memory']);
  expect(of('watch')).toEqual(['processor']);
  expect(of('fine')).toEqual(['docker', 'docker-kind', 'swap', 'system', 'others']);
  expect(all.map(({ verdict }) => verdict)).toEqual(
    (['stops', 'watch', 'unknown', 'fine'] as const).flatMap((verdict) => of(verdict).map(() => verdict)),
  );
  for (const { found, verdict } of all) expect(found.startsWith('could not look, because ')).toBe(verdict === 'unknown');
});

test('a practice network is asked nothing about the outside world, and no time server hears of it', async () => {
  const { host, asked } = world();
  const ids = (await host.check({ network: 'practice' })).map(({ id }) => id);
  expect(ids).not.toContain('upload');
  expect(asked).not.toContain('clockOffset');
  expect((await host.check({ network: 'hoodi' })).length).toBe(checks.length);
  expect(asked).toContain('clockOffset');
});

test('one check is looked at again with nothing but what it reads', async () => {
  const { host, asked } = world();
  expect(await host.recheck('disk-health', { network: 'mainnet' })).toMatchObject({ id: 'disk-health', verdict: 'unknown' });
  expect(asked).toEqual(['diskHealth']);
  await expect(host.recheck('nonsense', { network: 'mainnet' })).rejects.toMatchObject({ code: 'ipc.input' });
});

test('a fact that several checks read is asked once, and one that hangs holds up none of the others', async () => {
  const hangs = () => new Promise<never>(() => undefined);
  const late = world(weak, { keychain: hangs, look: (fn) => look(fn, 50) });
  const all = await late.host.check({ network: 'practice' });
  expect(all.find(({ id }) => id === 'keychain')).toMatchObject({ verdict: 'unknown', found: expect.stringContaining('no answer within') });
  expect(new Set(late.asked).size).toBe(late.asked.length);
});

test('a verdict that changed says since when and what it was; one that stays says nothing', async () => {
  const facts: { ipv6?: HostFacts['ipv6'] } = {};
  const { host, nextDay } = world(facts);
  expect(await host.recheck('ipv6', { network: 'hoodi' })).not.toHaveProperty('changed');
  nextDay();
  facts.ipv6 = { ok: true, value: { global: true } };
  expect(await host.recheck('ipv6', { network: 'hoodi' })).toMatchObject({ verdict: 'fine', changed: { at: 1, from: 'unknown' } });
  nextDay();
  expect(await host.recheck('ipv6', { network: 'hoodi' })).toMatchObject({ changed: { at: 1, from: 'unknown' } });
  expect(await host.recheck('ipv6', { network: 'mainnet' })).not.toHaveProperty('changed');
});

test('the speed of the line is kept as typed and judged for the validators and relays that are meant', async () => {
  const { host } = world();
  const judged = (choice: Partial<HostChoice> = {}) => host.recheck('upload', { network: 'mainnet', ...choice });
  await host.setUpload(40);
  expect(await judged()).toMatchObject({
    verdict: 'watch',
    found: '40 Mbit/s, enough to vote; own blocks of 8 of 21 blobs',
    needed: '25 Mbit/s; 93 for own blocks of 21 blobs',
    why: 'Blobs, the data that other networks put beside blocks, are cut into 128 columns. With 1 validator your node keeps 8 of them (242 kB a slot) and passes them on with up to 3 Mbit/s. A block of your own with all 21 blobs takes 93 Mbit/s for 4 s.',
    todo: expect.stringContaining('MEV-Boost'),
  });
  expect(await judged({ execution: 'geth' })).toMatchObject({ todo: expect.stringContaining('“--miner.maxblobs=8”') });
  expect(await judged({ relays: true })).toMatchObject({ verdict: 'fine', todo: null });
  expect(await judged({ validators: 0 })).toMatchObject({ verdict: 'fine', found: '40 Mbit/s, enough', needed: '15 Mbit/s' });
  expect(await judged({ validators: 128 })).toMatchObject({
    found: '40 Mbit/s, too little to vote; own blocks of 8 of 21 blobs',
    todo: expect.stringContaining('fewer validators'),
  });
  expect(await host.recheck('upload', { network: 'sepolia' })).toMatchObject({ verdict: 'fine', needed: '15 Mbit/s' });
  await host.setUpload(4);
  expect(await judged({ execution: 'geth' })).toMatchObject({ found: '4 Mbit/s, too little to vote; own blocks of 0 of 21 blobs' });
  await host.setUpload(null);
  expect(await judged()).toMatchObject({ verdict: 'unknown', needed: '25 Mbit/s; 93 for own blocks of 21 blobs' });
});

test('the balances of validators that the own node serves count, and limits that nobody knows are not guessed', async () => {
  const served = world({}, { stake: async () => [2048n * 10n ** 9n, 32n * 10n ** 9n] });
  expect(await served.host.recheck('upload', { network: 'mainnet' })).toMatchObject({
    why: expect.stringContaining('With 2 validators your node keeps 65 of them'),
  });
  const open = world({}, { blobs: async () => null });
  await open.host.setUpload(1000);
  expect(await open.host.recheck('upload', { network: 'ephemery' })).toMatchObject({ verdict: 'unknown' });
});

test('a choice that is made counts, without one the node that is kept for the network, and the ports are those of the choice', async () => {
  const kept: HostChoice = { network: 'hoodi', execution: 'besu', consensus: 'teku', p2p: { execution: 1, consensus: 2, quic: 3 } };
  const needed: (string | undefined)[][] = [];
  const { host, portsAsked } = world(
    { ports: { ok: true, value: { localOpens: true, taken: [] } } },
    {
      kept: (network) => (network === 'hoodi' ? kept : null),
      needs: ({ execution, consensus }) => {
        needed.push([execution, consensus]);
        return null;
      },
    },
  );
  expect(await host.recheck('ports', { network: 'hoodi' })).toMatchObject({ needed: '1, 2 and 3 free' });
  await host.recheck('ports', { network: 'hoodi', execution: 'geth', consensus: 'nimbus', p2p: { execution: 7, consensus: 8, quic: 9 } });
  await host.recheck('ports', { network: 'mainnet' });
  expect(needed).toEqual([
    ['besu', 'teku'],
    ['geth', 'nimbus'],
    [undefined, undefined],
  ]);
  expect(portsAsked).toEqual([
    [1, 2, 3],
    [7, 8, 9],
    [30_303, 9_000, 9_001],
  ]);
});

test('a port that the own node holds is not taken from it; one that another container holds is', async () => {
  const holding = (name: string, owner: string, port: number) => {
    return { name, image: 'x', labels: { [label.owner]: owner }, isRunning: true, command: '', ports: [port] };
  };
  const taken: Partial<HostFacts> = { ports: { ok: true, value: { localOpens: true, taken: [9_000, 30_303] } } };
  const { host } = world(taken);
  expect(await host.recheck('ports', { network: 'hoodi' })).toMatchObject({ found: '9000 and 30303 taken by another program' });
  const beside = world(taken, {
    docker: { ...readyDocker, overview: async () => [holding('own', 'aaaa', 9_000), holding('other', 'bbbb', 30_303)] },
  });
  expect(await beside.host.recheck('ports', { network: 'hoodi' })).toMatchObject({ found: '30303 taken by another program' });
});

test('the disk of the folder that is chosen, or kept, is looked at, and what the node holds there is not taken for nothing', async () => {
  const kept: HostChoice = { network: 'mainnet', dataFolder: '/mnt/big' };
  const chain: Partial<HostFacts> = { chainDisk: { ok: true, value: { path: '/mnt/big', freeBytes: 1e12, totalBytes: 2e12, device: 1 } } };
  const { host, foldersAsked } = world(chain, {
    kept: (network) => (network === 'mainnet' ? kept : null),
    needs: () => ({ pair: 'Geth + Nimbus', diskBytes: 1.4e12, memoryBytes: 20e9 }),
    docker: { ...readyDocker, volumes: async () => ['hearth-mainnet-1-execution'], volumeBytes: async () => 1e12 },
  });
  const verdictOf = async (choice: HostChoice) => (await host.recheck('disk-space', choice)).verdict;
  // Docker does not measure a folder; a new one holds nothing yet, whatever Docker's own store does.
  expect(await verdictOf({ network: 'mainnet' })).toBe('unknown');
  expect(await verdictOf({ network: 'mainnet', execution: 'geth', consensus: 'nimbus', dataFolder: '/mnt/new' })).toBe('stops');
  expect(await verdictOf({ network: 'mainnet', execution: 'geth', consensus: 'nimbus' })).toBe('watch');
  expect(foldersAsked).toEqual(['/mnt/big', '/mnt/new', null]);
});
