import { readdir, readFile } from 'node:fs/promises';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound, run } from './look.ts';
import { si } from './si.ts';

/** Minutes of rest after which the machine sleeps on mains (null: never), whether it runs from its battery now, and sleeps when its lid is shut. */
export type PowerFact = { readonly sleepsAfterMinutes: number | null; readonly onBattery: boolean; readonly lidSleeps: boolean };
type Sleep = { readonly afterMinutes: number | null };

/** `pmset -g custom`: the block of AC Power, or the only block of a desktop. */
export function fromPmset(text: string): Sleep | null {
  const mains = text.split(/^(?=\S)/m).find((block) => block.startsWith('AC Power')) ?? text;
  const minutes = /^\s*sleep\s+(\d+)/m.exec(mains)?.[1];
  return minutes === undefined ? null : { afterMinutes: Number(minutes) || null };
}

/** `powercfg /query … STANDBYIDLE`: the last two numbers are the settings on mains and on battery, in seconds. */
export function fromPowercfg(text: string): Sleep | null {
  const seconds = text.match(/0x[0-9a-f]{8}\s*$/gim)?.at(-2);
  return seconds === undefined ? null : { afterMinutes: Math.round(Number(seconds.trim()) / 60) || null };
}

/** GNOME: what happens on mains, and after how many seconds. */
export function fromGnome(type: string, timeout: string): Sleep | null {
  const seconds = Number(timeout.trim());
  if (!Number.isFinite(seconds)) return null;
  return { afterMinutes: type.includes('nothing') || seconds === 0 ? null : Math.round(seconds / 60) };
}

const gnome = 'org.gnome.settings-daemon.plugins.power';

async function onLinux(): Promise<Sleep | null> {
  const states = await readFile('/sys/power/state', 'utf8').catch(() => '');
  if (!/mem|standby|freeze/.test(states)) return { afterMinutes: null };
  const masked = await run('systemctl', ['show', '-p', 'LoadState', 'suspend.target']);
  if (masked?.includes('masked')) return { afterMinutes: null };
  const type = await run('gsettings', ['get', gnome, 'sleep-inactive-ac-type']);
  const timeout = await run('gsettings', ['get', gnome, 'sleep-inactive-ac-timeout']);
  if (type !== null && timeout !== null) return fromGnome(type, timeout);
  // Without a desktop only logind puts a machine to sleep, and by default it never does.
  return process.env['XDG_CURRENT_DESKTOP'] === undefined ? { afterMinutes: null } : null;
}

async function sleepSetting(): Promise<Sleep | null> {
  if (process.platform === 'darwin') return fromPmset((await run('pmset', ['-g', 'custom'])) ?? '');
  if (process.platform === 'win32')
    return fromPowercfg((await run('powercfg', ['/query', 'SCHEME_CURRENT', 'SUB_SLEEP', 'STANDBYIDLE'])) ?? '');
  return onLinux();
}

/** logind.conf and its drop-ins, in the order they count: the last word wins; without one a shut lid suspends. */
export function lidSleeps(text: string): boolean {
  const said = [...text.matchAll(/^\s*HandleLidSwitch(ExternalPower)?\s*=\s*(\S+)/gm)];
  const last = (external: boolean) => said.filter(([, e]) => (e !== undefined) === external).at(-1)?.[2];
  return !['ignore', 'lock'].includes(last(true) ?? last(false) ?? 'suspend');
}

/** Whether this machine has a lid and sleeps when it is shut, where Linux tells. */
async function lid(): Promise<boolean> {
  if ((await readdir('/proc/acpi/button/lid').catch(() => [])).length === 0) return false;
  const dropIns = '/etc/systemd/logind.conf.d';
  const names = (await readdir(dropIns).catch(() => [])).toSorted().map((name) => `${dropIns}/${name}`);
  const texts = await Promise.all(['/etc/systemd/logind.conf', ...names].map((path) => readFile(path, 'utf8').catch(() => '')));
  return lidSleeps(texts.join('\n'));
}

export async function power(): Promise<Found<PowerFact>> {
  const [sleep, shut, { hasBattery, acConnected }] = await Promise.all([sleepSetting(), lid(), (await si()).battery()]);
  return sleep
    ? found({ sleepsAfterMinutes: sleep.afterMinutes, onBattery: hasBattery && !acConnected, lidSleeps: shut })
    : notFound(because.noSleepSetting);
}
