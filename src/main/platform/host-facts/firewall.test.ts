import { describe, expect, test } from 'vitest';
import { type FirewallTexts, firewallFrom } from './firewall.ts';

const peerPorts = [30_303, 9_000, 9_001];
const nothing: FirewallTexts = {
  ...{ daemon: null, ufw: null, firewalldState: null, firewalldConf: null, forwardPorts: null, nft: null, iptables: null },
  services: 'inactive\ninactive\ninactive\ninactive\ninactive\n',
};
const told = (texts: Partial<FirewallTexts>) => firewallFrom({ ...nothing, ...texts }, peerPorts);
const fact = (texts: Partial<FirewallTexts>) => {
  const found = told(texts);
  return found.ok ? found.value : found.because;
};

/** `iptables -S` of a machine with Docker 20.10 and one network; `more` are rules of a person. */
const docker20 = (more = '-A DOCKER-USER -j RETURN', input = 'ACCEPT') => `-P INPUT ${input}
-P FORWARD DROP
-P OUTPUT ACCEPT
-N DOCKER
-N DOCKER-ISOLATION-STAGE-1
-N DOCKER-ISOLATION-STAGE-2
-N DOCKER-USER
-A FORWARD -j DOCKER-USER
-A FORWARD -j DOCKER-ISOLATION-STAGE-1
-A FORWARD -o docker0 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
-A FORWARD -o docker0 -j DOCKER
-A FORWARD -i docker0 ! -o docker0 -j ACCEPT
-A FORWARD -i docker0 -o docker0 -j ACCEPT
-A DOCKER-ISOLATION-STAGE-1 -i docker0 ! -o docker0 -j DOCKER-ISOLATION-STAGE-2
-A DOCKER-ISOLATION-STAGE-1 -j RETURN
-A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP
-A DOCKER-ISOLATION-STAGE-2 -j RETURN
${more}
`;
/** The chains of Docker 28. Source: docs.docker.com, "Docker with iptables". */
const docker28 = (more: string) => `-P INPUT ACCEPT
-P FORWARD DROP
-N DOCKER
-N DOCKER-FORWARD
-N DOCKER-USER
-A FORWARD -j DOCKER-USER
-A FORWARD -j DOCKER-FORWARD
-A DOCKER ! -i docker0 -o docker0 -j DROP
-A DOCKER-FORWARD -j DOCKER
${more}
`;

const table = (name: string, family = 'inet') => ({ table: { family, name } });
const base = (hook: string, policy: string, name = 'filter', family = 'inet') => ({
  chain: { family, table: name, name: hook, handle: 1, type: 'filter', hook, prio: 0, policy },
});
const rule = (chain: string, ...expr: readonly unknown[]) => ({ rule: { family: 'inet', table: 'filter', chain, handle: 2, expr } });
const is = (left: unknown, right: unknown, op = '==') => ({ match: { op, left, right } });
const dport = (protocol: string, right: unknown) => is({ payload: { protocol, field: 'dport' } }, right);
const accept = { accept: null };
/** As libnftables-json(5) has it. */
const nft = (...objects: readonly unknown[]) =>
  JSON.stringify({ nftables: [{ metainfo: { version: '1.0.6', json_schema_version: 1 } }, ...objects] });
/** The file that Debian's nftables gives as an example for a workstation: what comes in and what is forwarded is dropped. */
const workstation = (...more: readonly unknown[]) =>
  nft(
    ...[table('filter'), base('input', 'drop'), base('forward', 'drop'), base('output', 'accept')],
    rule('input', is({ ct: { key: 'state' } }, { set: ['established', 'related'] }, 'in'), accept),
    ...more,
  );

test('a machine without a firewall says so, and one that cannot be asked is not taken for it', () => {
  expect(fact({})).toEqual({ active: 'none', dockerRules: true, shut: [], passes: true });
  expect(fact({ services: null })).toMatch(/does not tell whether a firewall is on/);
  expect(fact({ services: 'inactive\ninactive\nactive\ninactive\ninactive' })).toBe(
    'the rules of nftables are shown to the administrator only',
  );
});

test('Docker passes ufw, and may be forbidden to write rules', () => {
  expect(fact({ ufw: 'ENABLED=yes\nLOGLEVEL=low\n' })).toMatchObject({ active: 'ufw', passes: true, shut: [] });
  expect(fact({ daemon: '{ "iptables": true }' })).toMatchObject({ dockerRules: true });
  expect(fact({ ufw: 'ENABLED=no\n', daemon: '{ "iptables": false }' })).toMatchObject({ active: 'none', dockerRules: false });
});

describe('firewalld', () => {
  const conf = (strict: string) => `# firewalld config file\nDefaultZone=public\n# Defaults to "no".\nStrictForwardPorts=${strict}\n`;
  const on = { firewalldState: 'running\n', services: 'inactive\nactive\ninactive\ninactive\ninactive\n' };

  test('lets through what Docker publishes unless it is strict', () => {
    expect(fact({ ...on, firewalldConf: conf('no') })).toMatchObject({ active: 'firewalld', passes: true, shut: [] });
    expect(fact({ ...on, firewalldConf: conf('yes'), forwardPorts: '\n' })).toMatchObject({ passes: false, shut: peerPorts });
  });
  test('lets through what it forwards itself where it is strict', () => {
    const forwardPorts = 'port=9000-9001:proto=udp:toport=:toaddr=172.18.0.3\nport=30303:proto=tcp:toport=30303:toaddr=172.18.0.2\n';
    expect(fact({ ...on, firewalldConf: conf('yes'), forwardPorts })).toMatchObject({ shut: [30_303] });
  });
  test('is not guessed where its settings are not shown', () => {
    expect(fact(on)).toMatch(/tells the administrator only/);
    expect(fact({ ...on, firewalldConf: conf('yes') })).toMatch(/shown to the administrator only/);
    expect(fact({ firewalldState: 'not running\n' })).toMatchObject({ active: 'none' });
  });
});

describe('iptables', () => {
  test.each([
    ['that is Docker’s alone is no firewall', docker20(), { active: 'none' }],
    [
      'that drops what comes in does not keep published ports shut',
      docker20(undefined, 'DROP'),
      { active: 'iptables', shut: [], passes: true },
    ],
    ['of Docker 28 likewise', docker28('-A INPUT -i eth0 -j DROP'), { active: 'iptables', shut: [], passes: true }],
    ['keeps them shut in DOCKER-USER', docker20('-A DOCKER-USER -i eth0 -j DROP'), { shut: peerPorts, passes: false }],
    [
      'lets those in that a rule before names',
      docker28(
        '-A DOCKER-USER -p udp -m multiport --dports 9000:9001 -j RETURN\n-A DOCKER-USER -i eth0 -j REJECT --reject-with icmp-port-unreachable',
      ),
      { shut: [30_303], passes: false },
    ],
    [
      'lets those in by the port that was asked for',
      docker28('-A DOCKER-USER -p udp -m conntrack --ctorigdstport 30303 --ctdir ORIGINAL -j ACCEPT\n-A DOCKER-USER -j DROP'),
      { shut: [9_000, 9_001] },
    ],
    [
      'is not moved by rules about some hosts, answers or the inside',
      docker20(
        '-A DOCKER-USER -s 10.0.0.0/8 -j ACCEPT\n-A DOCKER-USER -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT\n-A DOCKER-USER -i lo -j ACCEPT\n-A DOCKER-USER ! -i docker0 -m recent --rcheck -j ACCEPT\n-A DOCKER-USER -j mine\n-A mine -j DROP',
      ),
      { shut: peerPorts },
    ],
    [
      'drops some hosts and lets the rest in',
      docker20('-A DOCKER-USER -s 192.0.2.7/32 -j DROP'),
      { active: 'iptables', shut: [], passes: true },
    ],
    ['needs UDP for peers', docker20('-A DOCKER-USER -p tcp -m tcp --dport 9000 -j ACCEPT\n-A DOCKER-USER -j DROP'), { shut: peerPorts }],
  ])('%s', (_, iptables, expected) => {
    expect(fact({ iptables })).toMatchObject(expected);
  });

  test('that calls itself in a circle is not followed for ever', () => {
    expect(fact({ iptables: docker20('-A DOCKER-USER -j a\n-A a -j b\n-A b -j a\n-A INPUT -j DROP') })).toMatch(
      /more than Hearth can follow/,
    );
  });
});

describe('nftables', () => {
  test.each([
    ['that drops forwarded traffic keeps ports of containers shut', workstation(), { active: 'nftables', shut: peerPorts, passes: false }],
    [
      'lets in what it names, one, a range or a set',
      workstation(
        rule('forward', dport('udp', { set: [30_303, { range: [9_000, 9_001] }] }), { counter: { packets: 0, bytes: 0 } }, accept),
      ),
      { active: 'nftables', shut: [], passes: false },
    ],
    [
      'lets in all that Docker sends on where a rule says so',
      workstation(rule('forward', is({ ct: { key: 'status' } }, 'dnat', 'in'), accept)),
      { shut: [], passes: true },
    ],
    [
      'is not opened by a rule about some hosts, answers or the inside',
      workstation(
        rule('forward', is({ payload: { protocol: 'ip', field: 'saddr' } }, '10.0.0.1'), accept),
        rule('forward', is({ ct: { key: 'state' } }, { set: ['established', 'related'] }, 'in'), accept),
        rule('forward', is({ meta: { key: 'iifname' } }, 'docker0'), accept),
        rule('forward', dport('tcp', 30_303), accept),
      ),
      { shut: peerPorts },
    ],
    [
      'that minds only what comes in is passed by Docker',
      nft(table('filter'), base('input', 'drop')),
      { active: 'nftables', shut: [], passes: true },
    ],
    [
      'leaves out what Docker and iptables made',
      nft(base('FORWARD', 'drop', 'filter', 'ip'), base('filter-FORWARD', 'drop', 'docker-bridges', 'ip')),
      { active: 'none' },
    ],
  ])('%s', (_, text, expected) => {
    expect(fact({ nft: text })).toMatchObject(expected);
  });

  test('whose rules name sets or maps kept elsewhere is not guessed', () => {
    expect(fact({ nft: workstation(rule('forward', dport('udp', '@peers'), accept)) })).toMatch(/more than Hearth can follow/);
    const map = { vmap: { key: { payload: { protocol: 'udp', field: 'dport' } }, data: '@ways' } };
    expect(fact({ nft: workstation(rule('forward', map)) })).toMatch(/more than Hearth can follow/);
  });

  test('and iptables both count: a drop in either is final', () => {
    expect(fact({ nft: workstation(), iptables: docker20() })).toMatchObject({ active: 'nftables', shut: peerPorts });
    const open = nft(table('filter'), base('forward', 'accept'));
    expect(fact({ nft: open, iptables: docker20('-A DOCKER-USER -j DROP') })).toMatchObject({ active: 'iptables', shut: peerPorts });
    expect(fact({ nft: 'no JSON', iptables: docker20() })).toMatchObject({ active: 'none' });
  });
});
