import type { Handlers } from '../../shared/contract.ts';
import type { Sealed } from '../../shared/sealed.ts';
import { asSecret, wordsSecret } from './doors.ts';
import { type DrillBackup, type DrillDeps, drillBackup } from './drill-backup.ts';
import { type VerifyDeps, type VerifyFiles, verifyFiles } from './verify-files.ts';
import type { Progress } from './worker-messages.ts';

type Deps = VerifyDeps & DrillDeps;
/** What checks of files stand on beside the key process, the clock and the networks. */
export type CheckDeps = Omit<Deps, 'once' | 'clock' | 'networks'>;
/** Checks of what exists already; they write no key. */
export type KeyChecks = Pick<Handlers, 'keys.verify' | 'keys.drill' | 'keys.drills'> & {
  /** `keys.verify` and `keys.drill` for the terminal, where secrets are bytes. */
  readonly verify: VerifyFiles;
  readonly drill: DrillBackup;
};

export function keyChecks(deps: Deps & { readonly progress: (progress: Progress) => void }): KeyChecks {
  const verify = verifyFiles(deps);
  const drill = drillBackup(deps);
  const orNull = (given: string | Sealed | null) => (given === null ? null : asSecret(given));
  return {
    verify,
    drill,
    'keys.verify': ({ password, ...asks }) => verify({ ...asks, password: orNull(password), onProgress: deps.progress }),
    'keys.drill': ({ words, passphrase, folder, password }) =>
      drill({
        mnemonic: wordsSecret(words),
        passphrase: asSecret(passphrase),
        folder,
        password: orNull(password),
        onProgress: deps.progress,
      }),
    'keys.drills': async () => deps.drills.get().drills,
  };
}
