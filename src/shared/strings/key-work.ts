/** What the key process is doing, for progress lines. */
export const keyWork = {
  deriving: 'Deriving the keys',
  hardening: 'Hardening the password',
  encrypting: 'Encrypting the keys',
  rederiving: 'Hardening the password again and computing every key a second time, to check the files with',
  checking: 'Reading the files back and opening them',
  opening: 'Opening the keystores',
  signing: 'Signing the deposits',
  judging: 'Looking at the files',
  signingFiles: 'Signing',
  verifying: 'Reading the files back and verifying their signatures',
} as const;
