import type { Handlers } from '../../shared/contract.ts';
import { utf8Bytes } from './password.ts';
import { type VerifyDeps, type VerifyFiles, verifyFiles } from './verify-files.ts';
import type { Progress } from './worker-messages.ts';

/** What checks of files stand on beside the key process. */
export type CheckDeps = Omit<VerifyDeps, 'once'>;
/** Checks of what exists already; they write no key. */
export type KeyChecks = Pick<Handlers, 'keys.verify'> & {
  /** `keys.verify` for the terminal, where the password is bytes. */
  readonly verify: VerifyFiles;
};

export function keyChecks(deps: VerifyDeps & { readonly progress: (progress: Progress) => void }): KeyChecks {
  const verify = verifyFiles(deps);
  return {
    verify,
    'keys.verify': ({ password, ...asks }) =>
      verify({ ...asks, password: password === null ? null : utf8Bytes(password), onProgress: deps.progress }),
  };
}
