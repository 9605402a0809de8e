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

const programNames: Readonly<Record<string, string>> = { 'blst-native': 'blst' };

/** Which programs computed what was made, and agreed; said where success is claimed. */
export const checkedBySentence = (implementations: readonly string[]): string => {
  const names = implementations.map((name) => programNames[name] ?? name);
  return names.length > 1
    ? `Every public key and signature was computed by two independent programs, ${names.join(' and ')}, which agree.`
    : `Every signature was verified; only one program for keys runs on this machine, ${names.join('')}, so no second one computed them again.`;
};
