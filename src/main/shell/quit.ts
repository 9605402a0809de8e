import { app, dialog } from 'electron';
import type { Fault } from '../../shared/fault.ts';

/** Lets `stop` finish before the program ends, but waits no longer than `timeoutMs`. Containers are not part of it; they keep running. */
export function stopBeforeQuit(stop: () => Promise<void>, timeoutMs: number): void {
  let asked = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (asked) return;
    asked = true;
    const limit = new Promise<void>((resolve) => {
      setTimeout(resolve, timeoutMs);
    });
    void Promise.race([stop().catch((error: unknown) => process.emitWarning(String(error))), limit]).then(() => app.exit(0));
  });
}

/** Tells why there is no window, on the screen and on stderr, and ends. */
export function cannotStart(fault: Fault): void {
  process.stderr.write(`Hearth cannot start. ${fault.message} ${fault.hint}${fault.details ? ` (${fault.details})` : ''}\n`);
  dialog.showErrorBox('Hearth cannot start', [fault.message, fault.coins, fault.hint, fault.details ?? ''].join('\n').trim());
  app.exit(1);
}
