/** A clipboard, as Electron's is: newer ones answer later. */
export type Clipboard = {
  readonly readText: () => string | Promise<string>;
  readonly writeText: (text: string) => unknown;
  readonly clear: () => unknown;
};
export type ShortCopy = {
  readonly copy: (text: string) => Promise<void> /** Clears at once what still lies there of ours. */;
  readonly end: () => Promise<void>;
};

/** Copies that are cleared after `holdMs`, and only where the clipboard still holds what was copied here. */
export function shortCopy(clipboard: Clipboard, holdMs: number): ShortCopy {
  let held: { readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const end = async (): Promise<void> => {
    const ours = held;
    held = null;
    if (ours === null) return;
    clearTimeout(ours.timer);
    if ((await clipboard.readText()) === ours.text) await clipboard.clear();
  };
  return {
    copy: async (text) => {
      if (held !== null) clearTimeout(held.timer);
      held = { text, timer: setTimeout(() => void end().catch(() => undefined), holdMs) };
      await clipboard.writeText(text);
    },
    end,
  };
}
