import type { Publish } from '../../shared/contract.ts';
import type { Fault } from '../../shared/fault.ts';
import type { About, Settings } from '../../shared/settings.ts';
import type { ReportSources } from './report.ts';

export type SettingsService = ReturnType<typeof settingsService>;

/** Choices, versions, and the text a person can hand to others. */
export function settingsService(deps: {
  readonly store: { readonly get: () => Settings; readonly set: (value: Settings) => Promise<void> };
  readonly about: Omit<About, 'notices'>;
  readonly notices: () => Promise<readonly Fault[]>;
  /** What the other rooms know, for the diagnostics. */
  readonly sources: ReportSources;
  /** Writes a new file at the path, or under the name where the path is a folder; answers where. */
  readonly write: (pathOrFolder: string, name: string, text: string) => Promise<string>;
  readonly now: () => number;
  readonly publish: Publish;
}) {
  const about = async (): Promise<About> => ({ ...deps.about, notices: [...(await deps.notices())] });
  const diagnose = async (withAddresses: boolean): Promise<string> => {
    const { report } = await import('./report.ts');
    return report({ about: await about(), settings: deps.store.get(), now: deps.now() }, deps.sources, withAddresses);
  };
  return {
    get: () => deps.store.get(),
    async set(value: Settings): Promise<Settings> {
      await deps.store.set(value);
      deps.publish('settings.changed', value);
      return value;
    },
    about,
    diagnostics: async ({ withAddresses }: { withAddresses: boolean }): Promise<{ text: string }> => ({
      text: await diagnose(withAddresses),
    }),
    /** Errors: file.write. */
    async saveDiagnostics({ to, withAddresses }: { to: string; withAddresses: boolean }): Promise<{ path: string }> {
      const name = `hearth-diagnostics-${new Date(deps.now()).toISOString().slice(0, 19).replaceAll(':', '-')}.txt`;
      return { path: await deps.write(to, name, await diagnose(withAddresses)) };
    },
  };
}
