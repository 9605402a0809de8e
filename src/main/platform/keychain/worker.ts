/**
 * The keychain process: the only place that loads keytar. A keyring that waits for a person blocks a thread for as long as it likes, so it
 * blocks one here, where it can be killed; and the strings that keytar deals in are gone with the process.
 */
import type { KeychainAnswer, KeychainAsk } from './messages.ts';

const SERVICE = 'Hearth';

type Keytar = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
  readonly findCredentials: (service: string) => Promise<readonly { readonly account: string }[]>;
};
type ParentPort = {
  readonly on: (event: 'message', fn: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown) => void;
};
const details = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function carryOut(keytar: Keytar, ask: KeychainAsk): Promise<KeychainAnswer> {
  switch (ask.job) {
    case 'probe':
      return { ok: true };
    case 'list':
      return { ok: true, accounts: (await keytar.findCredentials(SERVICE)).map(({ account }) => account) };
    case 'get': {
      const found = await keytar.getPassword(SERVICE, ask.account);
      return { ok: true, password: found === null ? null : new TextEncoder().encode(found) };
    }
    case 'set':
      for (const account of ask.accounts) await keytar.setPassword(SERVICE, account, new TextDecoder().decode(ask.password));
      return { ok: true };
    case 'holds': {
      const accounts: string[] = [];
      for (const account of ask.accounts) {
        const found = await keytar.getPassword(SERVICE, account);
        if (found === new TextDecoder().decode(ask.password)) accounts.push(account);
      }
      return { ok: true, accounts };
    }
    case 'delete':
      for (const account of ask.accounts) await keytar.deletePassword(SERVICE, account);
      return { ok: true };
  }
}

async function answer(ask: KeychainAsk): Promise<KeychainAnswer> {
  let keytar: Keytar;
  try {
    // Its native part may be missing on a platform, or the library that it links to.
    keytar = ((await import('keytar')) as unknown as { readonly default: Keytar }).default;
  } catch (error) {
    return { ok: false, why: 'unsupported', details: details(error) };
  }
  return carryOut(keytar, ask).catch((error: unknown) => ({ ok: false, why: 'refused', details: details(error) }));
}

/** Set in Electron's utility process; a forked Node has `process.send` instead. */
const port = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;
const take = async (message: unknown): Promise<void> => {
  const found = await answer(message as KeychainAsk);
  if (port) port.postMessage(found);
  else process.send?.(found);
};
if (port) port.on('message', (event) => void take(event.data));
else {
  process.on('message', (message) => void take(message));
  process.on('disconnect', () => process.exit(0));
}
