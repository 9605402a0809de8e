import { readFile } from 'node:fs/promises';
import { because } from '../../../shared/strings/host.ts';
import { type FirewallRules, fromIptables, fromNft } from './firewall-rules.ts';
import { type Found, found, notFound, run, said } from './look.ts';

/**
 * Which firewall is on, whether Docker may write rules of its own, which ports of peers it keeps shut, and whether every other port that
 * Docker publishes passes it.
 */
export type FirewallFact = {
  readonly active: 'none' | 'ufw' | 'firewalld' | 'nftables' | 'iptables';
  readonly dockerRules: boolean;
  readonly shut: readonly number[];
  readonly passes: boolean;
};
/** What the machine tells: files and programs by their text, null where absent or shown to the administrator only. */
export type FirewallTexts = {
  readonly daemon: string | null;
  readonly ufw: string | null;
  readonly firewalldState: string | null;
  readonly firewalldConf: string | null;
  readonly forwardPorts: string | null;
  readonly nft: string | null;
  readonly iptables: string | null;
  readonly services: string | null;
};

/** A port that nobody opens by hand: what passes there, passes everywhere. */
const SOME_PORT = 1;
const services = ['ufw', 'firewalld', 'nftables', 'iptables', 'netfilter-persistent'] as const;

/** `/etc/docker/daemon.json`, empty where it is absent: Docker writes its rules unless told not to. */
function dockerRules(text: string): boolean {
  return !/"iptables"\s*:\s*false/.test(text);
}

/**
 * What firewalld does: published ports pass it unless it is strict, then only those that it forwards itself. Source: firewalld.org, "Strict
 * Forward Ports" (2.3); its folder is usually shown to the administrator only.
 */
function ofFirewalld(texts: FirewallTexts, peerPorts: readonly number[]): Found<Omit<FirewallFact, 'dockerRules'>> {
  if (texts.firewalldConf === null) return notFound(because.firewalldAdmin);
  const isStrict = /^\s*StrictForwardPorts\s*=\s*yes/im.test(texts.firewalldConf);
  if (isStrict && texts.forwardPorts === null) return notFound(because.firewallAdmin('firewalld'));
  const forwarded = [...(texts.forwardPorts ?? '').matchAll(/\bport=(\d+)(?:-(\d+))?:proto=udp/g)];
  const isForwarded = (port: number) => forwarded.some(([, from, to]) => Number(from) <= port && port <= Number(to ?? from));
  return found({ active: 'firewalld', shut: isStrict ? peerPorts.filter((port) => !isForwarded(port)) : [], passes: !isStrict });
}

/** What the rules themselves say, where they may be read. */
function ofRules(texts: FirewallTexts, peerPorts: readonly number[]): Found<Omit<FirewallFact, 'dockerRules'>> | null {
  const [nft, iptables] = [texts.nft === null ? null : fromNft(texts.nft), texts.iptables === null ? null : fromIptables(texts.iptables)];
  const read = [nft, iptables].filter((one): one is FirewallRules => one !== null);
  if (read.length === 0) return null;
  const active = nft?.isOn ? 'nftables' : iptables?.isOn ? 'iptables' : 'none';
  if (active === 'none') return found({ active, shut: [], passes: true });
  const way = (port: number) => read.map(({ passage }) => passage(port));
  const ways = [...peerPorts, SOME_PORT].map(way);
  if (ways.some((one) => one.includes('unclear') && !one.includes('shut'))) return notFound(because.rulesTangled(active));
  return found({ active, shut: peerPorts.filter((port) => way(port).includes('shut')), passes: !way(SOME_PORT).includes('shut') });
}

/** Which firewall these texts tell of. Rules that only the administrator may read are not guessed. */
export function firewallFrom(texts: FirewallTexts, peerPorts: readonly number[]): Found<FirewallFact> {
  const rest = { dockerRules: dockerRules(texts.daemon ?? '') };
  if (/^\s*ENABLED\s*=\s*yes/im.test(texts.ufw ?? '')) return found({ ...rest, active: 'ufw', shut: [], passes: true });
  const states = (texts.services ?? '').trim().split(/\s+/);
  const isOn = services.filter((_, i) => states[i] === 'active');
  const isFirewalld = texts.firewalldState?.trim() === 'running' || isOn.includes('firewalld');
  const rules = isFirewalld ? ofFirewalld(texts, peerPorts) : ofRules(texts, peerPorts);
  if (rules !== null) return rules.ok ? found({ ...rest, ...rules.value }) : rules;
  const hidden = services.slice(2).find((name) => isOn.includes(name));
  if (hidden !== undefined) return notFound(because.firewallAdmin(hidden));
  return texts.services === null ? notFound(because.noFirewallTold) : found({ ...rest, active: 'none', shut: [], passes: true });
}

const read = (path: string) => readFile(path, 'utf8').catch(() => null);

/** Reads only; what `peerPorts` are is judged against what is read. */
export async function firewall(peerPorts: readonly number[]): Promise<Found<FirewallFact>> {
  if (process.platform !== 'linux') return notFound(because.linuxOnly);
  const [daemon, ufw, firewalldConf, firewalldState, forwardPorts, nft, iptables, states] = await Promise.all([
    read('/etc/docker/daemon.json'),
    read('/etc/ufw/ufw.conf'),
    read('/etc/firewalld/firewalld.conf'),
    said('firewall-cmd', ['--state']),
    run('firewall-cmd', ['--list-forward-ports']),
    run('nft', ['-j', 'list', 'ruleset']),
    run('iptables', ['-S']),
    said('systemctl', ['is-active', ...services]),
  ]);
  return firewallFrom({ daemon, ufw, firewalldConf, firewalldState, forwardPorts, nft, iptables, services: states }, peerPorts);
}
