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
