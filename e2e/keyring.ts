import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];

/** What a real keyring needs and this machine lacks; npm test installs it where it may. Empty: all is there. */
export function missingForKeyring(): readonly string[] {
  if (process.platform !== 'linux') return ['Linux'];
  return programs.filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error !== undefined);
}

export type KeyringKind = 'unlocked' | 'plain' | 'none';
const plain = '[keyring]\ndisplay-name=Login\nctime=0\nmtime=0\nlock-on-idle=false\nlock-after=false\n';

/** A session bus with gnome-keyring on it, in a home of its own below `dir`. Nothing of the person's session is touched. */
export async function startKeyring(dir: string, kind: KeyringKind) {
  const home = join(dir, 'home');
  const keyrings = join(home, '.local/share/keyrings');
  const runtime = join(dir, 'run');
  await mkdir(kind === 'plain' ? keyrings : home, { recursive: true });
  await mkdir(runtime, { mode: 0o700 });
  if (kind === 'plain') {
    await writeFile(join(keyrings, 'login.keyring'), plain, { mode: 0o600 });
    await writeFile(join(keyrings, 'default'), 'login');
  }
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: runtime },
  });
  const [address] = (await once(createInterface({ input: daemon.stdout }), 'line')) as [string];
  const env = { HOME: home, XDG_DATA_HOME: join(home, '.local/share'), XDG_RUNTIME_DIR: runtime, DBUS_SESSION_BUS_ADDRESS: address };
  // Its prompt has no screen to appear on, as on a machine where nobody sits.
  const own = { PATH: process.env['PATH'] ?? '', ...env };

  const send = (dest: string, path: string, method: string, ...args: readonly string[]) =>
    spawnSync('dbus-send', ['--session', '--print-reply=literal', '--reply-timeout=3000', `--dest=${dest}`, path, method, ...args], {
      env: own,
      encoding: 'utf8',
    }).stdout.trim();
  const secrets = 'org.freedesktop.secrets';
  // It goes on in the background; the bus starts one itself where nobody unlocked any.
  if (kind === 'unlocked')
    spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
      input: 'password of the login keyring',
      stdio: ['pipe', 'ignore', 'ignore'],
      env: own,
    });
  const alias = send(secrets, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.ReadAlias', 'string:default');
  const bus = 'org.freedesktop.DBus';
  const pid = Number(
    send(bus, '/org/freedesktop/DBus', `${bus}.GetConnectionUnixProcessID`, `string:${secrets}`).replace(/^uint32\s+/, ''),
  );
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  };

  return {
    env,
    lock: () => send(secrets, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${alias}`),
    /** It takes questions and answers none, as one that hangs. */
    freeze: () => signal('SIGSTOP'),
    files: async () =>
      (await Promise.all((await readdir(keyrings).catch(() => [])).map((name) => readFile(join(keyrings, name), 'latin1')))).join('\n'),
    async stop() {
      signal('SIGKILL');
      const ended = once(daemon, 'exit');
      daemon.kill('SIGKILL');
      await ended;
    },
  };
}
export type Keyring = Awaited<ReturnType<typeof startKeyring>>;
