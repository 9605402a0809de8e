import type { ElectronApplication } from '@playwright/test';

/** What a chain would have to say for a picture; public keys and addresses with `0x`. */
export type ToldByChain = { readonly pubkey: string; readonly pays: string; readonly intended: string };

/** Has the window told these answers, by call; everything else is asked as ever. */
export const standIn = (hearth: ElectronApplication, answers: Readonly<Record<string, unknown>>): Promise<void> =>
  hearth.evaluate(({ ipcMain }, told) => {
    type Message = { readonly name: string };
    type Handler = (event: unknown, message: Message) => unknown;
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: ReadonlyMap<string, Handler> })._invokeHandlers;
    const ask = handlers.get('hearth:call');
    ipcMain.removeHandler('hearth:call');
    ipcMain.handle('hearth:call', (event, message: Message) =>
      message.name in told ? { ok: true, value: told[message.name] } : ask?.(event, message),
    );
  }, answers);

/** Has the person choose this file or folder in the system's dialog. */
export const choose = (hearth: ElectronApplication, path: string): Promise<void> =>
  hearth.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);

/** Has the window told of one active validator on chain that pays `pays`, and of addresses that are contracts. Everything else is asked as ever. */
export const standInForChain = (hearth: ElectronApplication, { pubkey, pays, intended }: ToldByChain): Promise<void> =>
  standIn(hearth, {
    'validators.list': [
      {
        ...{ pubkey, index: 64, status: 'active_ongoing', loaded: true, activationEpoch: 26, exitEpoch: null, withdrawableEpoch: null },
        ...{ balanceGwei: 32_001_912_345n, effectiveBalanceGwei: 32_000_000_000n },
        ...{ withdrawalAddress: pays, intendedAddress: intended },
        withdrawalCredentials: `0x010000000000000000000000${pays.slice(2).toLowerCase()}`,
      },
    ],
    'keys.addressFacts': { contract: true, used: true },
  });
