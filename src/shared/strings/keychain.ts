/** Why no keychain of this machine may keep a password. Full sentences: what is so, and what to do. */
export const keychainLack = {
  absent: 'This machine has no keychain that answers. Log in to a desktop with one (GNOME, KDE), or keep typing the password.',
  silent: 'The keychain of this machine does not answer. Log out and in again, or keep typing the password.',
  locked: 'The keychain of this machine is locked. Unlock it, then look again, or keep typing the password.',
  plain:
    'The keychain of this machine has no password and would keep yours as plain text, so Hearth does not use it. Give it a password, or keep typing yours.',
  unsupported: 'Hearth cannot speak to a keychain on this system. Keep typing the password.',
} as const;

/** Names of keychains, as they stand in the middle of a sentence. */
export const keychainNames = {
  darwin: 'the macOS keychain',
  win32: 'the Windows Credential Manager',
  linux: (label: string) => `the keyring “${label}”`,
} as const;

/** The terminal face of the keychain. */
export const keychainTexts = {
  summaries: {
    state: 'Says whether this machine has a safe keychain, and which keys’ passwords it keeps.',
    save: 'Keeps a key’s password in the keychain, once it has opened the key’s file.',
    forget: 'Takes a key’s password out of the keychain.',
  },
  key: '<public key>',
  passwordFile: 'file with the password; - is standard input',
  notes: ['A mnemonic never goes there. The keychain is the system’s own; whoever can log in as you can read it.'],
  safe: (name: string) => `Passwords can be kept in ${name}.`,
  sealed: (backend: string) => `Passwords can be kept in an encrypted file, whose key ${backend} keeps.`,
  keeps: (n: number) =>
    n === 0 ? 'It keeps no password of Hearth’s.' : `It keeps the ${n === 1 ? 'password of 1 key' : `passwords of ${n} keys`}:`,
  saved: 'The password opened the key’s file. The keychain keeps it, and gave it back unchanged.',
  forgotten: 'The keychain does not keep this key’s password any more.',
  noSuchKey: 'That is not a public key of this data folder. Look with “hearth keys list”.',
} as const;
