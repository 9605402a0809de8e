import { z } from 'zod';

/** Ports from one to another, both included. */
type Range = readonly [number, number];
/** A rule as far as it matters for new traffic from outside. `ports` and `protocol` null: any. `aside`: it is about some of it only. */
type Rule = {
  readonly does: 'accept' | 'drop' | 'return' | 'nothing' | 'unclear' | { readonly jump: string };
  readonly ports: readonly Range[] | null;
  readonly protocol: string | null;
  readonly aside: boolean;
};
type Chains = ReadonlyMap<string, readonly Rule[]>;
export type Passage = 'open' | 'shut' | 'unclear';
/** What a set of rules does. `isOn`: it keeps anything out; `passage`: whether a published port of a container is reached by UDP. */
export type FirewallRules = { readonly isOn: boolean; readonly passage: (port: number) => Passage };

const everything = { ports: null, protocol: null, aside: false } as const;
const MOST_JUMPS = 16;

/** Peers are found by UDP on every port of theirs. Null: the chain says nothing of it. */
function through(chains: Chains, name: string, port: number, depth = 0): Passage | null {
  for (const { does, ports, protocol, aside } of chains.get(name) ?? []) {
    const applies = !aside && (protocol ?? 'udp') === 'udp' && (ports === null || ports.some(([from, to]) => from <= port && port <= to));
    if (!applies || does === 'nothing') continue;
    if (does === 'accept') return 'open';
    if (does === 'drop') return 'shut';
    if (does === 'return') return null;
    if (does === 'unclear' || depth === MOST_JUMPS) return 'unclear';
    const there = through(chains, does.jump, port, depth + 1);
    if (there !== null) return there;
  }
  return null;
}

const range = (text: string): Range => {
  const [from = Number.NaN, to = from] = text.split(/[:-]/).map(Number);
  return [from, to];
};
/** Traffic that begins inside this machine, or between containers. */
const isInside = (device: string) => /^(lo|docker|br-|veth)/.test(device);

/** A rule of `iptables -S`. Options that are not known here make it one about some traffic only. */
function iptablesRule(all: readonly string[]): Rule {
  const words = all.filter((word) => word !== '!');
  const does = words[words.findIndex((word) => word === '-j' || word === '-g') + 1];
  let rule: Rule = {
    does: does === undefined || does === words[0] ? 'nothing' : target(does),
    ...everything,
    aside: words.length < all.length,
  };
  for (let i = 0; i < words.length; i += 2) {
    const [option = '', value = ''] = [words[i], words[i + 1]];
    const isAboutAll =
      ['-o', '-j', '-g', '--comment', '--reject-with', '--ctdir'].includes(option) ||
      (option === '-i' && !isInside(value)) ||
      (option === '-m' && ['tcp', 'udp', 'multiport', 'comment', 'conntrack'].includes(value)) ||
      (option === '--ctstate' && /NEW|DNAT/.test(value));
    if (option === '-p') rule = { ...rule, protocol: value };
    else if (['--dport', '--dports', '--ctorigdstport'].includes(option)) rule = { ...rule, ports: value.split(',').map(range) };
    else if (!isAboutAll) rule = { ...rule, aside: true };
  }
  return rule;
}
function target(name: string): Rule['does'] {
  // What reaches Docker's own chains is let in to published ports; that between its networks does not matter here.
  if (name === 'ACCEPT' || name === 'DOCKER' || name === 'DOCKER-FORWARD') return 'accept';
  if (name === 'DROP' || name === 'REJECT') return 'drop';
  if (name === 'RETURN') return 'return';
  return name === 'LOG' || /^DOCKER-(ISOLATION|INGRESS|CT)/.test(name) ? 'nothing' : { jump: name };
}

/** `iptables -S`: Docker puts its chains first and lets its ports in there, past INPUT, unless DOCKER-USER or a rule before keeps them out. */
export function fromIptables(text: string): FirewallRules {
  const chains = new Map<string, Rule[]>();
  let isOn = false;
  for (const line of text.split('\n')) {
    const [verb, chain = '', ...words] = line.match(/"[^"]*"|\S+/g) ?? [];
    if (verb === '-P') isOn ||= chain === 'INPUT' && words[0] === 'DROP';
    if (verb !== '-A') continue;
    const rule = iptablesRule(words);
    isOn ||= rule.does === 'drop' && !/^DOCKER(?!-USER$)/.test(chain);
    chains.set(chain, [...(chains.get(chain) ?? []), rule]);
  }
  return { isOn, passage: (port) => through(chains, 'FORWARD', port) ?? 'open' };
}

const ref = { family: z.string(), table: z.string() };
const chain = z.object({
  ...ref,
  name: z.string(),
  type: z.string().optional(),
  hook: z.string().optional(),
  policy: z.string().optional(),
});
const rule = z.object({ ...ref, chain: z.string(), expr: z.array(z.record(z.string(), z.unknown())) });
const ruleset = z.object({ nftables: z.array(z.object({ chain: chain.optional(), rule: rule.optional() })) });
const match = z.object({ op: z.string(), left: z.record(z.string(), z.unknown()), right: z.unknown() });
const field = z.object({ protocol: z.string().optional(), field: z.string().optional(), key: z.string().optional() });
const jump = z.object({ target: z.string() });

/** Ports of the right side of a match: one, a range, or a set of these; null where it names a set that is kept elsewhere. */
function portsOf(right: unknown): readonly Range[] | null {
  if (typeof right === 'number') return [[right, right]];
  if (typeof right !== 'object' || right === null) return null;
  if ('range' in right && Array.isArray(right.range)) return [[Number(right.range[0]), Number(right.range[1])]];
  if (!('set' in right) || !Array.isArray(right.set)) return null;
  const all = right.set.map(portsOf);
  return all.includes(null) ? null : all.flatMap((one) => one ?? []);
}

function narrowed(is: Rule, statement: unknown): Rule {
  const { data } = match.safeParse(statement);
  if (data === undefined || data.op === '!=') return { ...is, aside: true };
  const [[kind, what] = ['', null]] = Object.entries(data.left);
  const { protocol, field: name, key } = field.safeParse(what).data ?? {};
  if ((kind === 'payload' && name === 'dport') || (kind === 'ct' && key === 'proto-dst')) {
    const ports = portsOf(data.right);
    return { ...is, ports, protocol: protocol === 'th' ? null : (protocol ?? null), ...(ports === null ? { does: 'unclear' } : {}) };
  }
  if (kind === 'meta' && key === 'l4proto' && typeof data.right === 'string') return { ...is, protocol: data.right };
  if (kind === 'meta' && (key === 'iifname' || key === 'iif')) return { ...is, aside: is.aside || isInside(String(data.right)) };
  // Published ports are what Docker has sent on to containers.
  const isPublished =
    (kind === 'meta' && (key === 'oifname' || key === 'oif')) ||
    (kind === 'ct' && key === 'status' && data.right === 'dnat') ||
    (kind === 'ct' && key === 'state' && /"new"/.test(JSON.stringify(data.right)));
  return isPublished ? is : { ...is, aside: true };
}

function nftRule(expr: z.infer<typeof rule>['expr']): Rule {
  let is: Rule = { does: 'nothing', ...everything };
  for (const statement of expr) {
    const [[kind, value] = ['', null]] = Object.entries(statement);
    if (kind === 'match') is = narrowed(is, value);
    else if (is.does === 'unclear' || kind === 'counter' || kind === 'log' || kind === 'comment') continue;
    else if (kind === 'accept' || kind === 'return') is = { ...is, does: kind };
    else if (kind === 'drop' || kind === 'reject') is = { ...is, does: 'drop' };
    else if (kind === 'jump' || kind === 'goto') is = { ...is, does: { jump: jump.parse(value).target } };
    else if (kind === 'vmap') is = { ...is, does: 'unclear' };
    else is = { ...is, aside: true };
  }
  return is;
}

/**
 * `nft -j list ruleset` (libnftables-json(5)) without what iptables, Docker and firewalld made. A drop in any chain is final, whatever others
 * accept (nft(8)), so that a chain of one's own on the way to containers keeps published ports out. Null where the text is none.
 */
export function fromNft(text: string): FirewallRules | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = ruleset.safeParse(json);
  if (data === undefined) return null;
  const all = data.nftables.flatMap((one) => one.chain ?? []);
  const table = (of: { readonly family: string; readonly table: string }) => `${of.family} ${of.table}`;
  const foreign = new Set(all.filter(({ name }) => name === 'DOCKER-USER' || name === 'FORWARD').map(table));
  const isOwn = (of: { readonly family: string; readonly table: string }) =>
    !foreign.has(table(of)) && !['docker-bridges', 'firewalld'].includes(of.table);
  const rules = data.nftables.flatMap((one) => one.rule ?? []).filter(isOwn);
  const chainsOf = (name: string): Chains => {
    const chains = new Map<string, Rule[]>();
    for (const one of rules.filter((of) => table(of) === name))
      chains.set(one.chain, [...(chains.get(one.chain) ?? []), nftRule(one.expr)]);
    return chains;
  };
  const bases = all.filter((one) => isOwn(one) && one.type === 'filter').map((one) => ({ ...one, chains: chainsOf(table(one)) }));
  const keeps = ({ policy, chains }: (typeof bases)[number]) =>
    policy === 'drop' || [...chains.values()].flat().some(({ does }) => does === 'drop');
  return {
    isOn: bases.some((one) => (one.hook === 'input' || one.hook === 'forward') && keeps(one)),
    passage(port) {
      const ways = bases
        .filter(({ hook }) => hook === 'forward')
        .map(({ chains, name, policy }) => through(chains, name, port) ?? (policy === 'drop' ? 'shut' : 'open'));
      return ways.includes('shut') ? 'shut' : ways.includes('unclear') ? 'unclear' : 'open';
    },
  };
}
