import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeychainLack } from '../../../shared/keychain.ts';
import { run } from '../host-facts/look.ts';

/** The default keyring of a Linux session, or why it may not keep a password. */
export type SecretService = { readonly label: string } | { readonly why: Exclude<KeychainLack, 'unsupported'> };

const BUS = '/org/freedesktop/DBus org.freedesktop.DBus'.split(' ') as [string, string];
const SECRETS = 'org.freedesktop.secrets';
const REPLY_TIMEOUT_MS = 2500;
/** How gnome-keyring's file of a keyring without a password begins; one with a password begins with `GnomeKeyring`. */
const PLAIN_HEAD = '[keyring]';

/** Asks the session bus; null where nothing answers in time or the answer is an error. */
async function ask(dest: string, path: string, method: string, ...args: readonly string[]): Promise<string | null> {
  const timeout = `--reply-timeout=${REPLY_TIMEOUT_MS}`;
  const answer = await run('dbus-send', ['--session', '--print-reply=literal', timeout, `--dest=${dest}`, path, method, ...args]);
  return answer === null ? null : answer.trim();
}

const property = (collection: string, name: string) =>
  ask(SECRETS, collection, 'org.freedesktop.DBus.Properties.Get', 'string:org.freedesktop.Secret.Collection', `string:${name}`);

/**
 * Asks the Secret Service (its specification of freedesktop.org) for its default collection, whether it is unlocked, and whether
 * gnome-keyring keeps it without a password, which means as plain text. Prompts nobody. `env`: where the session bus and its files are.
 */
export async function secretService(env: NodeJS.ProcessEnv): Promise<SecretService> {
  const bus = env['XDG_RUNTIME_DIR'] !== undefined && existsSync(join(env['XDG_RUNTIME_DIR'], 'bus'));
  // Without a bus, libsecret and dbus-send would start one of their own, which nobody else is on.
  if (!env['DBUS_SESSION_BUS_ADDRESS'] && !bus) return { why: 'absent' };
  const collection = await ask(SECRETS, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.ReadAlias', 'string:default');
  if (collection === null) {
    const owned = await ask(BUS[1], BUS[0], `${BUS[1]}.NameHasOwner`, `string:${SECRETS}`);
    return { why: owned?.includes('true') ? 'silent' : 'absent' };
  }
  if (!collection.startsWith('/org/')) return { why: 'absent' };
  const [locked, label] = await Promise.all([property(collection, 'Locked'), property(collection, 'Label')]);
  if (locked === null) return { why: 'silent' };
  if (await isPlain(env, collection)) return { why: 'plain' };
  if (locked.includes('true')) return { why: 'locked' };
  return { label: label?.replace(/^variant\s+/, '') || 'Login' };
}

async function isPlain(env: NodeJS.ProcessEnv, collection: string): Promise<boolean> {
  const data = env['XDG_DATA_HOME'] || join(env['HOME'] ?? '', '.local/share');
  const name = (collection.split('/').at(-1) ?? '').replace(/_([0-9a-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const file = await open(join(data, 'keyrings', `${name}.keyring`)).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PLAIN_HEAD.length), 0, PLAIN_HEAD.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === PLAIN_HEAD;
  } finally {
    await file.close();
  }
}
