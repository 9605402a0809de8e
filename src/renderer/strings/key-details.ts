/** Words of the page about one key. */
export const keyDetails = {
  crumb: 'Keys',
  is: {
    fixed: (name: string, address: string) => `${name} pays to ${address}, fixed for ever.`,
    staysIn: (name: string, address: string) => `${name} pays to ${address}; its income stays in.`,
    none00: (name: string) => `${name} pays to nobody yet.`,
    notSet: (name: string) => `${name} has no withdrawal address yet.`,
    planned: (name: string, address: string) => `${name} will pay to ${address}.`,
  },
  next: {
    none00: 'Set an address, or its coins stay locked.',
    notSet: 'Sign its deposit to set one.',
    planned: 'Once the deposit is sent, that is fixed for ever.',
  },
  gone: { is: 'This key is not here any more.', next: 'Its files were moved or forgotten.', back: 'To the list of keys' },
  rows: {
    pubkey: 'Public key',
    number: 'Number',
    path: (path: string) => `path ${path}`,
    network: 'Network',
    credentials: 'Pays to',
    credentialKinds: {
      '0x00': '0x00: pays to nobody yet.',
      '0x01': '0x01: income above 32 is paid out by itself; the address is fixed for ever.',
      '0x02': '0x02: income stays in to earn, up to 2,048; the address is fixed for ever.',
      none: 'Set when the deposit is signed.',
      other: 'A kind that Hearth does not know.',
    },
    plannedKinds: {
      '0x01':
        '0x01: income above 32 is paid out by itself. Signed, not on chain yet; once the deposit is sent, the address is fixed for ever.',
      '0x02':
        '0x02: income stays in to earn, up to 2,048. Signed, not on chain yet; once the deposit is sent, the address is fixed for ever.',
    },
    above: 'The address that the chain has, above.',
    state: 'State',
    loaded: 'Loaded',
    file: 'Key file',
    noFile: 'None in this data folder. Your words make it again.',
    folder: 'Copy the path',
    made: 'Made',
    exported: 'Last copy',
    drilled: 'Last good trial',
    never: 'Never',
    copyIn: (folder: string) => `in ${folder}`,
  },
  acts: {
    label: 'What you can do',
    export: { title: 'Export a copy', text: 'Keystore and deposit file, to a folder of yours. They stay encrypted.', go: 'Export' },
    drill: { title: 'Try the backup', text: 'From paper and copied files alone.', go: 'Try' },
    deposit: { title: 'Sign a deposit', text: 'Sets the withdrawal address. Nothing is sent.', go: 'Sign' },
    depositAgain: {
      title: 'Sign another deposit',
      text: 'With another address or amount. The newest one counts here. Nothing is sent.',
      go: 'Sign',
    },
    end: { title: 'End this validator', text: 'Shows what happens and when, before anything is signed.', go: 'End' },
    exit: {
      title: 'Make an exit file',
      text: 'A signed exit to keep with your will. Whoever has it can end the validator, nothing else.',
      go: 'Make',
    },
    topUp: { title: 'Make a top-up file', text: 'A deposit on top of a validator that exists.', go: 'Make' },
    change: {
      title: 'Set a withdrawal address',
      text: 'Signs the change from 0x00 to 0x01 with your words. It happens once, and is fixed for ever.',
      go: 'Set',
    },
    forget: { title: 'Forget this key', text: 'Moves its file out of this data folder. Nothing is deleted.', go: 'Forget' },
  },
  forget: {
    is: (name: string, network: string) => `${name} (${network}) will leave this data folder.`,
    moves:
      'Its file is moved to the folder “forgotten-keys” beside your keys, and stays there until you delete it yourself. The deposit file stays. Your words can make the key again.',
    working: 'This key is at work. End its validator first; when it is paid out, it can be forgotten.',
    action: 'Forget this key',
    leave: 'Keep it',
    done: 'The key was forgotten. Its file lies here now:',
  },
} as const;
