import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound } from './look.ts';

/** Whether the system updates itself, starts itself anew for that, and whether such a start is due now. */
export type UpdatesFact = { readonly automatic: boolean; readonly rebootsItself: boolean; readonly rebootDue: boolean };

/** apt's configuration, all files one after the other; the last word wins. */
export function fromApt(text: string): Omit<UpdatesFact, 'rebootDue'> {
  const last = (key: string) => [...text.matchAll(new RegExp(`^\\s*${key}\\s+"([^"]*)"`, 'gm'))].at(-1)?.[1];
  const on = (value: string | undefined) => value !== undefined && !['0', 'false', 'no'].includes(value);
  return {
    automatic: on(last('APT::Periodic::Unattended-Upgrade')),
    rebootsItself: on(last('Unattended-Upgrade::Automatic-Reboot')),
  };
}
/** `/etc/dnf/automatic.conf`. */
export const fromDnf = (text: string): Omit<UpdatesFact, 'rebootDue'> => ({
  automatic: /^\s*apply_updates\s*=\s*(yes|true|1)/m.test(text),
  rebootsItself: /^\s*reboot\s*=\s*when/m.test(text),
});

export async function updates(): Promise<Found<UpdatesFact>> {
  const rebootDue = existsSync('/var/run/reboot-required');
  const folder = '/etc/apt/apt.conf.d';
  const names = await readdir(folder).catch(() => null);
  if (names !== null) {
    const texts = await Promise.all(names.toSorted().map((name) => readFile(`${folder}/${name}`, 'utf8').catch(() => '')));
    return found({ ...fromApt(texts.join('\n')), rebootDue });
  }
  const dnf = await readFile('/etc/dnf/automatic.conf', 'utf8').catch(() => null);
  return dnf === null ? notFound(because.noUpdateSetting) : found({ ...fromDnf(dnf), rebootDue });
}
