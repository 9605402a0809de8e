import { readFile } from 'node:fs/promises';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound } from './look.ts';

/** Whether ufw is on, and whether Docker may write rules of its own past it. */
export type FirewallFact = { readonly ufw: boolean; readonly dockerRules: boolean };

/** `/etc/docker/daemon.json`, empty where it is absent: Docker writes its rules unless told not to. */
export function dockerRules(text: string): boolean {
  return !/"iptables"\s*:\s*false/.test(text);
}

export async function firewall(): Promise<Found<FirewallFact>> {
  if (process.platform !== 'linux') return notFound(because.linuxOnly);
  const [ufw, daemon] = await Promise.all(
    ['/etc/ufw/ufw.conf', '/etc/docker/daemon.json'].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  return found({ ufw: /^\s*ENABLED\s*=\s*yes/im.test(ufw ?? ''), dockerRules: dockerRules(daemon ?? '') });
}
