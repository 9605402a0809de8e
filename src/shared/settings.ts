import { z } from 'zod';
import { fault } from './fault.ts';
import { nothing } from './scalars.ts';

export const settings = z.object({ theme: z.enum(['system', 'light', 'dark']) });
export type Settings = z.infer<typeof settings>;

/** What runs: versions, the data folder, and whether the Electron is the old fallback. */
export const about = z.object({
  version: z.string(),
  electron: z.string().nullable(),
  electronIsFallback: z.boolean(),
  node: z.string(),
  dataDir: z.string(),
  /** Things found wrong at start that nothing was lost by, such as a corrupt file set aside. */
  notices: z.array(fault),
});
export type About = z.infer<typeof about>;

export const settingsCalls = {
  'settings.get': { input: nothing, output: settings },
  'settings.set': { input: settings, output: settings },
  'settings.about': { input: nothing, output: about },
  /** Versions, checks, states and the ends of logs as text, without secrets; addresses, public keys and IPs only where they are wanted. */
  'settings.diagnostics': { input: z.object({ withAddresses: z.boolean() }), output: z.object({ text: z.string() }) },
  /** The same as a new file at this path, or in this folder. */
  'settings.saveDiagnostics': {
    input: z.object({ to: z.string().min(1).max(4_096), withAddresses: z.boolean() }),
    output: z.object({ path: z.string() }),
  },
  /** The system's folder picker; null when nothing was chosen. Window only. */
  'settings.pickFolder': { input: nothing, output: z.object({ path: z.string().nullable() }) },
  /** Copies a text; after 30 s the clipboard is cleared where it still holds it. Window only. */
  'settings.copy': { input: z.object({ text: z.string().max(1_000_000) }), output: nothing },
  /** The system's file picker; null when nothing was chosen. Window only. */
  'settings.pickFile': { input: nothing, output: z.object({ path: z.string().nullable() }) },
} as const;
export const settingsEvents = { 'settings.changed': settings } as const;
