import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ConsensusLine, type ContainerPlan, containerPlan } from '../../shared/node.ts';
import { isOlder } from '../../shared/versions.ts';
import { createOptions } from '../platform/docker/create-options.ts';
import { label } from '../platform/docker/labels.ts';
import { imageCatalogue, pinnedImages } from '../practice/images/catalogue.ts';
import { consensusClient, consensusClients, executionClients } from './clients/catalogue.ts';
import { dataPath, laidIn } from './clients/client.ts';
import { firstBootPlans, planHash, planNode } from './plan.ts';
import { allPairs, chosen, customNetwork, executionOf, namedNetwork, ownSpec, publicSpec, restSpec, withRelays } from './testing/specs.ts';

const hash = (path: string): string => `hash of ${path}`;
/** Flags of the clients' own help or option tables, one a line. */
const known = (name: string): ReadonlySet<string> =>
  new Set(readFileSync(new URL(`clients/testing-data/${name}.txt`, import.meta.url), 'utf8').split('\n'));
const recorded: readonly string[] = readdirSync(new URL('clients/testing-data/', import.meta.url)).map((name) =>
  name.replace(/\.txt$/, ''),
);
/** Null: nothing is recorded of that client. */
const flagsFor = ({ role, client }: ContainerPlan, line: ConsensusLine): ReadonlySet<string> | null => {
  const name = recorded.find((file) => (role === 'execution' ? file.startsWith(`${client}-`) : file === `${line}-${role}`));
  return name === undefined ? null : known(name);
};
const flagsIn = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => arg.startsWith('--')).map((arg) => arg.replace(/=.*/, ''));
const twice = <T>(values: readonly T[]): readonly T[] => values.filter((value, at) => values.indexOf(value) !== at);

const pairs = allPairs().map((pair) => ({ ...pair, nodes: pair.specs.map((spec) => ({ spec, plans: planNode(spec, hash) })) }));
const nodes = pairs.flatMap(({ line, nodes: some }) => some.map((node) => ({ ...node, line })));
const ofPair = pairs.map((pair) => [pair.title, pair] as const);

test('the walk goes over every client, line, network and role', () => {
  const lines = consensusClients.flatMap((client) => client.lines);
  expect(pairs.map(({ title }) => title)).toEqual(executionClients.flatMap(({ id }) => lines.map((line) => `${id} + ${line}`)));
  const count = (name: string) => nodes.filter(({ spec }) => spec.networkLabel === name).length;
  const real = executionClients.length * (lines.length - 1);
  // With relays and without, where the network has some.
  expect([count('mainnet'), count('hoodi'), count('sepolia')]).toEqual([2 * real, 2 * real, real]);
  const knows = consensusClients.filter(({ networks }) => networks.ephemery !== undefined).length;
  expect(count('ephemery')).toBe(executionClients.filter(({ networks }) => networks.ephemery !== undefined).length * knows);
  // Three version lines with Geth, two presets, both sides.
  expect(count('practice')).toBe(3 * 2 * 2);
});

test('geth, Besu, Reth, Prysm, Lodestar and Grandine are told flags of their own help or source; none of the other five is recorded', () => {
  const unknown = nodes.flatMap(({ plans, line }) =>
    plans.flatMap((plan) => flagsIn(plan.args).filter((flag) => !(flagsFor(plan, line)?.has(flag) ?? true))),
  );
  expect(unknown).toEqual([]);
  const checked = nodes.flatMap(({ plans, line }) => plans.filter((plan) => flagsFor(plan, line) !== null).map(({ client }) => client));
  expect([...new Set(checked)].toSorted()).toEqual(['besu', 'geth', 'grandine', 'lodestar', 'prysm', 'reth']);
});

/** clients.md §11.10: what sends figures of this node to somebody else. */
const telemetry = ['--monitoring-endpoint', '--metrics-publish-endpoint', '--monitoring.endpoint', '--remote-metrics-url', '--ethstats'];

test.each(ofPair)('%s: no flag twice, none that reports to others, no secret without its file', (_, pair) => {
  for (const { plans } of pair.nodes) {
    const told = plans.flatMap((plan) => [plan, ...firstBootPlans(plan).map((first) => first.plan)]);
    expect(told.map(({ args }) => twice(flagsIn(args)))).toEqual(told.map(() => []));
    expect(told.flatMap(({ args }) => flagsIn(args).filter((flag) => telemetry.includes(flag)))).toEqual([]);
    for (const { args, files } of told) {
      const named = args.flatMap((arg) => /\/hearth\/[\w.-]+/.exec(arg)?.[0] ?? []);
      expect(named.filter((path) => !files.some((file) => file.path === path))).toEqual([]);
      const secrets = files.filter(({ path }) => /jwt|password|token/.test(path));
      expect(secrets.map(({ mode, uid }) => [mode, uid])).toEqual(secrets.map(() => [0o600, null]));
    }
  }
});

test.each(ofPair)('%s: both sides of the engine share one secret and nobody else has it', (_, pair) => {
  for (const { plans, spec } of pair.nodes) {
    const has = plans.filter(({ files }) => files.some(({ source }) => source === spec.jwtFile));
    expect(has.map(({ role }) => role)).toEqual(['execution', 'beacon']);
    for (const { args, files } of has) {
      expect(files.find(({ path }) => path === laidIn.jwt)?.source).toBe(spec.jwtFile);
      expect(args.some((arg) => arg.endsWith(laidIn.jwt))).toBe(true);
    }
    expect(plans.find(({ role }) => role === 'beacon')?.args.join(' ')).toContain(`http://${spec.addresses.execution}:8551`);
  }
});

test.each(ofPair)('%s: nothing but p2p is published, no port twice, none that needs root', (_, pair) => {
  for (const { plans, spec } of pair.nodes) {
    for (const plan of plans) {
      const options = createOptions(plan, 'a-network', 'unless-stopped') as {
        HostConfig: { PortBindings: Record<string, { HostIp: string }[]> };
      };
      const open = Object.entries(options.HostConfig.PortBindings).filter(([, [at]]) => at?.HostIp !== '127.0.0.1');
      expect(open.map(([port]) => port)).toEqual(plan.p2p.map(({ port, protocol }) => `${port}/${protocol}`));
      expect(plan.p2p.filter(({ port }) => plan.ports.some(({ container }) => container === port))).toEqual([]);
    }
    const ports = plans.flatMap((plan) => plan.ports);
    const uses = [...ports.map(({ use }) => use)].toSorted();
    const takesKeys = spec.validators.kind === 'keymanager';
    const wanted = ['keymanager', 'rest', 'rpc'] as const;
    expect(uses).toEqual(wanted.filter((use) => spec.hostPorts[use] !== null && (use !== 'keymanager' || takesKeys)));
    expect(ports.map(({ use, host }) => [use, host])).toEqual(ports.map(({ use }) => [use, spec.hostPorts[use]]));
    const p2p = plans.flatMap((plan) => plan.p2p.map(({ port, protocol }) => `${port}/${protocol}`));
    expect(p2p.length > 0).toBe(spec.p2p !== null);
    expect(twice([...p2p, ...ports.map(({ host }) => `${host}/tcp`)])).toEqual([]);
    const numbers = plans.flatMap((plan) => [
      ...plan.ports.flatMap(({ container, host }) => [container, host]),
      ...plan.p2p.map(({ port }) => port),
    ]);
    expect(numbers.filter((port) => port < 1_024)).toEqual([]);
    // What others are told to reach is what the client listens on.
    for (const { args, p2p: own } of plans)
      for (const { port } of own)
        expect([port, 30_303, 9_000, 9_001, 42_069].includes(port) && args.some((arg) => arg.endsWith(`${port}`))).toBe(true);
  }
});

test.each(ofPair)('%s: the plan holds together', (_, pair) => {
  for (const { plans, spec } of pair.nodes) {
    for (const plan of plans) expect(containerPlan.parse(plan)).toEqual(plan);
    const isOne = consensusClient(spec.consensus.client).oneProcess || spec.validators.kind === 'none';
    const expected = ['execution', ...(spec.builder === undefined ? [] : ['builder']), 'beacon', ...(isOne ? [] : ['validator'])];
    expect(plans.map(({ name }) => name)).toEqual(expected.map((role) => `practice-3fa9-${spec.side}-${role}`));
    expect(plans.map(({ volume }) => volume)).toEqual(plans.map(({ name }) => ({ name, path: '/data' })));
    const dataless = plans.filter(({ args }) => !args.some((arg) => arg.includes(dataPath))).map(({ role }) => role);
    expect(dataless).toEqual(spec.builder === undefined ? [] : ['builder']);
    if (spec.network.kind === 'named') {
      const { name } = spec.network;
      const nameless = plans.filter(
        ({ args }) => !args.some((arg) => arg === name || arg === `--${name}` || arg === `-${name}` || arg === `--network=${name}`),
      );
      // Nimbus' validator client asks its beacon node.
      expect(nameless.filter(({ client, role }) => client !== 'nimbus' || role !== 'validator')).toEqual([]);
    }
  }
});

test('two nodes of one network share no name, port or address, and each beacon node knows its own execution client', () => {
  const both = [...planNode(ownSpec(), hash), ...planNode(restSpec(), hash)];
  const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
  expect(distinct(both.map(({ name }) => name))).toBe(true);
  expect(distinct(both.map(({ ip }) => ip))).toBe(true);
  expect(distinct(both.flatMap(({ ports }) => ports.map(({ host }) => host)))).toBe(true);
  expect(both[1]?.args.join(' ')).toContain('--execution.urls http://172.31.7.20:8551');
  expect(both[4]?.args.join(' ')).toContain('--execution.urls http://172.31.7.10:8551');
});

test('without static addresses neighbours are called by container name', () => {
  const plans = planNode(ownSpec({ addresses: { execution: null, beacon: null, validator: null } }), hash);
  expect(plans[1]?.args).toContain('http://practice-3fa9-own-execution:8551');
  expect(plans[2]?.args).toContain('http://practice-3fa9-own-beacon:9596');
  expect(plans[0]?.args.join(' ')).toContain('--nat none');
});

test('the hash follows what a laid-in file holds, not where it lies, and not the order of keys', () => {
  const [plan] = planNode(ownSpec(), hash);
  if (plan === undefined) throw new Error('no plan');
  const at = (text: string) => planHash(plan, () => text);
  expect(at('same')).toBe(at('same'));
  expect(at('same')).not.toBe(at('other'));
  const moved = { ...plan, files: plan.files.map((file) => ({ ...file, source: `/elsewhere${file.source}` })) };
  expect(planHash(moved, () => 'same')).toBe(at('same'));
  const turned = Object.fromEntries(Object.entries(plan).reverse()) as ContainerPlan;
  expect(planHash(turned, () => 'same')).toBe(at('same'));
  expect(planHash({ ...plan, args: [...plan.args, '--more'] }, () => 'same')).not.toBe(at('same'));
  expect(plan.labels[label.plan]).toBe(planHash(plan, hash));
});

test('on practice networks only Prysm’s validator client with an API has something to do before its first start', () => {
  const prysm = { client: 'prysm', versionLine: 'prysm-7', images: { beacon: 'p:1', validator: 'v:1' } } as const;
  const steps = [ownSpec(), restSpec({ consensus: prysm }), ownSpec({ consensus: prysm })].flatMap((spec) =>
    planNode(spec, hash).flatMap(firstBootPlans),
  );
  const unknown = steps.flatMap(({ plan }) => flagsIn(plan.args).filter((flag) => !known('prysm-7-wallet-create').has(flag)));
  expect(unknown).toEqual([]);
  expect(
    steps.map(({ plan }) => ({ name: plan.name, args: plan.args.slice(0, 2), ports: plan.ports, ip: plan.ip, volume: plan.volume.name })),
  ).toEqual([
    { name: 'practice-3fa9-own-validator-wallet', args: ['wallet', 'create'], ports: [], ip: null, volume: 'practice-3fa9-own-validator' },
  ]);
});

test('which validator clients sign exits over their API is known by version', () => {
  const signs = (line: ConsensusLine, client: 'lodestar' | 'prysm') => consensusClient(client).keymanager.signsExits(line);
  expect([signs('lodestar-1.5', 'lodestar'), signs('lodestar-1.46', 'lodestar'), signs('prysm-7', 'prysm')]).toEqual([false, true, true]);
});

test('a client of the wrong layer, with a foreign version line or too old for the network is refused', () => {
  const { consensus, execution } = ownSpec();
  expect(() => planNode(ownSpec({ execution: { ...execution, client: 'prysm' } }), hash)).toThrow(RangeError);
  expect(() => planNode(ownSpec({ consensus: { ...consensus, client: 'geth' } }), hash)).toThrow(RangeError);
  expect(() => planNode(ownSpec({ consensus: { ...consensus, versionLine: 'prysm-7' } }), hash)).toThrow(RangeError);
  expect(() => planNode(ownSpec({ network: namedNetwork('mainnet') }), hash)).toThrow(/practice networks only/);
});

test('a client that does not run the network, or not from its genesis, is refused', () => {
  for (const { id, custom } of executionClients)
    if (!custom) expect(() => planNode(ownSpec({ execution: executionOf(id) }), hash)).toThrow(`${id} runs public networks only`);
  for (const { id, custom, lines } of consensusClients)
    if (!custom) expect(() => planNode(ownSpec({ consensus: chosen(id, lines[0] ?? 'prysm-7') }), hash)).toThrow('no practice network');
  expect(() => planNode(publicSpec('ephemery', { execution: executionOf('reth') }), hash)).toThrow('reth does not know ephemery');
  const genesis = { ...namedNetwork('hoodi'), checkpointSyncUrl: null };
  const prysm = chosen('prysm', 'prysm-7');
  expect(() => planNode(publicSpec('hoodi', { network: genesis, consensus: prysm }), hash)).toThrow('it needs a checkpoint');
  expect(planNode(publicSpec('hoodi', { network: genesis }), hash)).toHaveLength(3);
});

test('practice networks are offered with clients alone that run networks of their own', () => {
  const offered = imageCatalogue.parse(JSON.parse(readFileSync(new URL('../../../resources/images.json', import.meta.url), 'utf8')));
  const custom = [...executionClients, ...consensusClients].filter((client) => client.custom).map(({ id }) => id);
  const clients = offered.flatMap(({ images }) => Object.values(images).flatMap((all) => all.map(({ client }) => client)));
  expect(clients.filter((client) => !custom.includes(client))).toEqual([]);
});

test('no pinned version is older than the lowest one for a fork of any network', () => {
  const pinned = pinnedImages.parse(JSON.parse(readFileSync(new URL('../../../resources/images.json', import.meta.url), 'utf8')));
  const found = [...executionClients, ...consensusClients].flatMap(({ id, forks }) =>
    Object.values(forks).flatMap((lowest) =>
      Object.values(lowest).map((version) => {
        const ref = (pinned(id, 'execution') ?? pinned(id, 'beacon'))?.ref ?? '';
        return [id, isOlder(ref.replace(/^.*:/, ''), version)];
      }),
    ),
  );
  // Grandine's tag has no number.
  expect(found.filter(([id, tooOld]) => tooOld !== (id === 'grandine' ? null : false))).toEqual([]);
});

test('Nimbus fetches its checkpoint before its first start, in a run of its own that publishes nothing; from genesis there is none', () => {
  const nimbus = { consensus: chosen('nimbus', 'nimbus-26') };
  const steps = planNode(publicSpec('hoodi', nimbus), hash).flatMap(firstBootPlans);
  expect(steps.map(({ plan }) => [plan.name, plan.args[0], plan.ports, plan.p2p, plan.volume.name])).toEqual([
    ['practice-3fa9-own-beacon-checkpoint', 'trustedNodeSync', [], [], 'practice-3fa9-own-beacon'],
  ]);
  const network = { ...namedNetwork('hoodi'), checkpointSyncUrl: null };
  expect(planNode(publicSpec('hoodi', { ...nimbus, network }), hash).flatMap(firstBootPlans)).toEqual([]);
});

test('Grandine holds the keys in the beacon container, and none where a network takes no validators', () => {
  const consensus = chosen('grandine', 'grandine-2');
  const beacon = (name: 'hoodi' | 'sepolia') => planNode(publicSpec(name, { consensus }), hash)[1];
  expect(beacon('hoodi')?.ports.map(({ use }) => use)).toEqual(['rest', 'keymanager']);
  expect(beacon('sepolia')?.ports.map(({ use }) => use)).toEqual(['rest']);
  expect(beacon('sepolia')?.files.map(({ path }) => path)).toEqual([laidIn.jwt]);
});

test('a client that keeps keys in a wallet or takes its token is refused without the file', () => {
  const { keymanagerTokenFile: _, ...bare } = publicSpec('hoodi');
  const without = (client: 'nimbus' | 'grandine', line: ConsensusLine) => planNode({ ...bare, consensus: chosen(client, line) }, hash);
  expect(() => without('nimbus', 'nimbus-26')).toThrow('nimbus needs a token file');
  expect(() => without('grandine', 'grandine-2')).toThrow('grandine needs a token file');
  const noWallet = { walletPasswordFile: null, consensus: chosen('grandine', 'grandine-2') };
  expect(() => planNode(publicSpec('hoodi', noWallet), hash)).toThrow('grandine needs a wallet password');
});

/** clients.md §1: who knows Ephemery by name. */
test('each client names the networks it knows, and a new sync keeps keys that lie beside the chain', () => {
  const all = [...executionClients, ...consensusClients];
  expect(all.flatMap(({ id, networks }) => (networks.ephemery === undefined ? [] : [id]))).toEqual(['besu', 'teku', 'lodestar']);
  for (const { networks } of all) expect(Object.keys(networks).slice(0, 3)).toEqual(['mainnet', 'hoodi', 'sepolia']);
  const paths = all.flatMap(({ id, resync }) => (resync === 'volume' ? [] : [[id, resync('hoodi')]]));
  expect(paths).toEqual([['grandine', ['/data/hoodi/beacon']]]);
  const runs = all.flatMap(({ id, prune }) => (prune.kind === 'itself' ? [] : [[id, prune.args('mainnet')?.join(' ')]]));
  expect(runs).toEqual([
    ['geth', '--datadir /data --mainnet --history.chain postmerge prune-history'],
    ['besu', '--data-path=/data --network=mainnet storage trie-log prune'],
    ['reth', 'prune --chain mainnet --datadir /data'],
  ]);
  // Keys of one process lie in the volume of its chain.
  expect(consensusClients.filter(({ oneProcess, resync }) => oneProcess && resync === 'volume')).toEqual([]);
});

test('Java gets the heap its launchers give, or a quarter of a small machine', () => {
  const heap = (memoryMib?: number) => {
    const besu = { execution: executionOf('besu'), ...(memoryMib === undefined ? {} : { memoryMib }) };
    return planNode(publicSpec('hoodi', besu), hash)[0]?.env;
  };
  expect([heap(), heap(65_536), heap(16_384), heap(4_096)]).toEqual(
    ['5120', '5120', '4096', '3072'].map((mib) => ({ JAVA_OPTS: `-Xmx${mib}m` })),
  );
});

/** One line a fact, as a person would check it. */
const linesOf = (plan: ContainerPlan): readonly string[] => [
  ...plan.args.join(' ').split(/ (?=--)/),
  ...(plan.entrypoint === null ? [] : [`entrypoint ${plan.entrypoint.join(' ')}`]),
  ...(plan.user === null ? [] : [`user ${plan.user}`]),
  ...Object.entries(plan.env).map(([key, value]) => `env ${key}=${value}`),
  ...plan.files.map((file) => `file ${file.path} ${file.mode.toString(8)} ${JSON.stringify(file.text ?? file.source)}`),
  ...plan.ports.map(({ use, container, host }) => `port ${use} 127.0.0.1:${host} -> ${container}`),
  ...plan.p2p.map(({ port, protocol }) => `p2p ${port}/${protocol}`),
  ...plan.firstBoot.map(({ name, args }) => `first ${name}: ${args.join(' ')}`),
  `stop ${plan.stopSignal} ${plan.stopGraceSeconds}`,
];
const shown = (plans: readonly ContainerPlan[]): string =>
  `\n${plans.map((plan) => [plan.name, ...linesOf(plan)].join('\n  ')).join('\n')}\n`;
/** A second node by what it has and the first has not. */
const shownBeside = (first: readonly ContainerPlan[], other: readonly ContainerPlan[]): string => {
  const lines = (plan: ContainerPlan, beside: ContainerPlan | undefined): readonly string[] => {
    const same = new Set(beside === undefined ? [] : linesOf(beside));
    return linesOf(plan).filter((line) => !same.has(line));
  };
  return `\n${other.map((plan, at) => [plan.name, ...lines(plan, first[at])].join('\n  ')).join('\n')}\n`;
};

test('the classic profile is told exactly what was proved', () => {
  expect(shown([...planNode(restSpec(), hash), ...planNode(ownSpec(), hash)])).toMatchSnapshot();
});
test.each(executionClients.map(({ id }) => id))('%s on mainnet; on Hoodi what differs', (id) => {
  const plans = (name: 'mainnet' | 'hoodi') => planNode(publicSpec(name, { execution: executionOf(id) }), hash).slice(0, 1);
  expect(shown(plans('mainnet'))).toMatchSnapshot();
  expect(shownBeside(plans('mainnet'), plans('hoodi'))).toMatchSnapshot();
});
const realLines = consensusClients.flatMap(({ id, lines, practiceOnly }) =>
  lines.filter((line) => !practiceOnly.includes(line)).map((line) => [line, id] as const),
);
test.each(realLines)('%s on mainnet; on Hoodi and without a checkpoint what differs', (line, id) => {
  const plans = (name: 'mainnet' | 'hoodi', url = 'https://checkpoint.example' as string | null) => {
    const network = { ...namedNetwork(name), checkpointSyncUrl: url };
    return planNode(publicSpec(name, { network, consensus: chosen(id, line) }), hash).slice(1);
  };
  expect(shown(plans('mainnet'))).toMatchSnapshot();
  expect(shownBeside(plans('mainnet'), plans('hoodi'))).toMatchSnapshot();
  expect(shownBeside(plans('mainnet'), plans('mainnet', null))).toMatchSnapshot();
});
test.each(realLines.filter(([, id]) => consensusClient(id).custom))('%s on a practice network of mainnet’s preset', (line, id) => {
  const change = { network: customNetwork('mainnet'), consensus: chosen(id, line), execution: executionOf('geth') };
  const own = planNode(ownSpec(change), hash);
  expect(shown(own)).toMatchSnapshot();
  expect(shownBeside(own, planNode(restSpec(change), hash))).toMatchSnapshot();
});

/** clients.md §6 and §7, MEV sidecar and MEV on VC: what each is told beside what it is told without relays. */
test('with relays MEV-Boost publishes nothing, the beacon node asks it, and the validator client registers its keys', () => {
  const told = consensusClients.map(({ id, lines }) => {
    const change = { consensus: chosen(id, lines.at(-1) ?? 'prysm-7') };
    const plain = planNode(publicSpec('hoodi', change), hash);
    const asking = planNode(publicSpec('hoodi', { ...change, ...withRelays }), hash);
    const boost = asking.find(({ role }) => role === 'builder');
    expect([boost?.ports, boost?.p2p, boost?.files, boost?.user]).toEqual([[], [], [], '10001:10001']);
    expect(boost?.args.join(' ')).toBe('-addr 0.0.0.0:18550 -hoodi -relay-check -relays https://0xab@one.example,https://0xcd@two.example');
    const more = (role: string) => {
      const before = plain.find((plan) => plan.role === role)?.args;
      return asking
        .find((plan) => plan.role === role)
        ?.args.filter((arg) => !before?.includes(arg))
        .join(' ');
    };
    return [id, more('execution'), more('beacon'), more('validator')];
  });
  const url = 'http://practice-3fa9-own-builder:18550';
  expect(told).toEqual([
    ['lighthouse', '', `--builder ${url}`, '--builder-proposals'],
    ['teku', '', `--builder-endpoint=${url}`, '--validators-builder-registration-default-enabled=true'],
    ['nimbus', '', `--payload-builder=true --payload-builder-url=${url}`, '--payload-builder=true'],
    ['prysm', '', `--http-mev-relay ${url}`, '--enable-builder'],
    ['lodestar', '', `--builder --builder.url ${url}`, '--builder'],
    ['grandine', '', `--builder-url ${url}`, undefined],
  ]);
});
