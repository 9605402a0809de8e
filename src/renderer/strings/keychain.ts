/** Words about keystore passwords in the machine's keychain. */
export const keychainWords = {
  keep: 'Keep this password in this machine’s keychain',
  keepMeans: (name: string) => `In ${name}. Whoever is logged in as you can use it. Never the 24 words.`,
  sealedMeans: (backend: string) => `Encrypted in Hearth’s folder; ${backend} keeps the key. Never the 24 words.`,
  keepNew: 'Should the keychain refuse it, you type the password at the next step.',
  kept: 'This machine’s keychain knows the password.',
  type: 'Type it instead',
  title: 'Passwords in the keychain',
  asking: 'Asking the keychain',
  none: 'It keeps no password of Hearth’s. You can have one kept where you type it.',
  some: 'It keeps the passwords of these key files. Forgotten, they are typed again; the files and the coins stay as they are.',
  forget: 'Forget',
  forgetLabel: (key: string) => `Forget the password of key ${key}`,
  look: 'Look again',
} as const;
