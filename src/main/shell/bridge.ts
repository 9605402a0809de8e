import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';

/** Who sent a message. `origin` is null for a frame that is gone. */
export type Sender = { readonly isOurWindow: boolean; readonly isMainFrame: boolean; readonly origin: string | null };

/** Hands each message on the channel for calls to `answer`, together with who sent it. */
export function answerWindow(window: BrowserWindow, answer: (sender: Sender, message: unknown) => Promise<unknown>): void {
  ipcMain.handle('hearth:call', (event, message: unknown) => answer(senderOf(event, window), message));
}

/** Sends one event to the window on the channel for events. */
export function tellWindow(window: BrowserWindow, name: string, payload: unknown): void {
  if (!window.isDestroyed()) window.webContents.send('hearth:event', name, payload);
}

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow): Sender {
  const frame = event.senderFrame;
  return {
    isOurWindow: !window.isDestroyed() && event.sender === window.webContents,
    isMainFrame: frame !== null && frame.parent === null && frame === event.sender.mainFrame,
    origin: frame?.origin ?? null,
  };
}
