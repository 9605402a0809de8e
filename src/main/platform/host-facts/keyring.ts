import { type Found, found, run } from './look.ts';

/** Whether a keyring of the system answers, which can later hold keystore passwords. Asks for its presence only. */
export async function keyring(): Promise<Found<boolean>> {
  if (process.platform !== 'linux') return found(true);
  if (!process.env['DBUS_SESSION_BUS_ADDRESS']) return found(false);
  const owner = await run('dbus-send', [
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]);
  return found(owner?.includes('true') ?? false);
}
