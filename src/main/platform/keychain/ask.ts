import { AppError } from '../../../shared/app-error.ts';
import { keychainLack } from '../../../shared/strings/keychain.ts';
import type { SpawnWorker } from '../worker/link.ts';
import type { KeychainAnswer, KeychainAsk } from './messages.ts';

type Answered = Extract<KeychainAnswer, { ok: true }>;
export type AskKeychain = (ask: KeychainAsk, timeoutMs: number) => Promise<Answered>;

/** What a keyring is found by: the session bus, the person's folders, and a screen for its own prompt. */
const needed = [
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_HOME',
  'HOME',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'PATH',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'SystemRoot',
];

/** The few variables of an environment that a keyring needs; nothing else goes to the keychain process. */
export const keychainEnv = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(needed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));

/**
 * One keychain process for one question; it is killed when it has answered or the time is over, and all are when `signal` aborts.
 * Errors: `keychain.unavailable` when it refuses, ends, or gives no answer in time.
 */
export const askKeychain =
  (spawn: SpawnWorker, env: NodeJS.ProcessEnv, signal: AbortSignal): AskKeychain =>
  (ask, timeoutMs) =>
    new Promise((resolve, reject) => {
      const link = spawn('keychain-worker', keychainEnv(env));
      const fail = (what: string, details: string) => reject(new AppError('keychain.unavailable', { what, details }));
      signal.addEventListener('abort', link.kill, { once: true });
      const timer = setTimeout(() => {
        fail(keychainLack.silent, `no answer within ${timeoutMs / 1000} s`);
        link.kill();
      }, timeoutMs);
      link.onMessage((raw) => {
        const answer = raw as KeychainAnswer;
        if (answer.ok) resolve(answer);
        else fail(answer.why === 'unsupported' ? keychainLack.unsupported : keychainLack.silent, answer.details);
        link.kill();
      });
      link.onExit((code) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', link.kill);
        fail(keychainLack.unsupported, `keychain process, exit code ${code}`);
      });
      link.send(ask);
    });
