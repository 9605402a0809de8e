import type { Publish } from '../../shared/contract.ts';
import type { Fault } from '../../shared/fault.ts';
import type { About, Settings } from '../../shared/settings.ts';

export type SettingsService = ReturnType<typeof settingsService>;

/** Choices, versions, and the text a person can hand to others. */
export function settingsService(deps: {
  readonly store: { readonly get: () => Settings; readonly set: (value: Settings) => Promise<void> };
  readonly about: Omit<About, 'notices' | 'bls'>;
  /** Which BLS implementation runs here. */
  readonly bls: () => Promise<string>;
  readonly notices: () => Promise<readonly Fault[]>;
  /** Lines of the other rooms for the diagnostics: what runs and the ends of logs. */
  readonly facts: () => Promise<readonly string[]>;
  readonly publish: Publish;
}) {
  const about = async (): Promise<About> => ({
    ...deps.about,
    bls: await deps.bls().catch(() => 'does not load'),
    notices: [...(await deps.notices())],
  });
  return {
    get: () => deps.store.get(),
    async set(value: Settings): Promise<Settings> {
      await deps.store.set(value);
      deps.publish('settings.changed', value);
      return value;
    },
    about,
    async diagnostics(): Promise<{ text: string }> {
      const { version, electron, node, bls } = await about();
      const head = [`Hearth ${version}`, `Electron ${electron ?? 'none (terminal)'}`, `Node ${node}`, `BLS ${bls}`];
      return { text: redact([...head, ...(await deps.facts())].join('\n')) };
    },
  };
}

/** Takes out what may be secret or points at a person: long hex (tokens, keys), mails, user folders. */
export function redact(text: string): string {
  return text
    .replace(/\b(?:0x)?[0-9a-fA-F]{64,}\b/g, '[hex left out]')
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token left out]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '[mail left out]')
    .replace(/(\/(?:home|Users)\/)[^/\s]+/g, '$1[you]');
}
