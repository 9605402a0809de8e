import type { ElectronApplication } from '@playwright/test';

/** What a chain would have to say for a picture; public keys and addresses with `0x`. */
export type ToldByChain = { readonly pubkey: string; readonly pays: string; readonly intended: string };

/** Has the window told of one active validator on chain that pays `pays`, and of addresses that are contracts. Everything else is asked as ever. */
export const standInForChain = (hearth: ElectronApplication, told: ToldByChain): Promise<void> =>
  hearth.evaluate(({ ipcMain }, { pubkey, pays, intended }) => {
    type Message = { readonly name: string };
    type Handler = (event: unknown, message: Message) => unknown;
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: ReadonlyMap<string, Handler> })._invokeHandlers;
    const ask = handlers.get('hearth:call');
    const validator = {
      ...{ pubkey, index: 64, status: 'active_ongoing', loaded: true, activationEpoch: 26, exitEpoch: null, withdrawableEpoch: null },
      ...{ balanceGwei: 32_001_912_345n, effectiveBalanceGwei: 32_000_000_000n },
      ...{ withdrawalAddress: pays, intendedAddress: intended },
      withdrawalCredentials: `0x010000000000000000000000${pays.slice(2).toLowerCase()}`,
    };
    const answers: Readonly<Record<string, unknown>> = {
      'validators.list': [validator],
      'keys.addressFacts': { contract: true, used: true },
    };
    ipcMain.removeHandler('hearth:call');
    ipcMain.handle('hearth:call', (event, message: Message) =>
      message.name in answers ? { ok: true, value: answers[message.name] } : ask?.(event, message),
    );
  }, told);
