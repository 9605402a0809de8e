/** The node as a folder that runs without Hearth. */
export const exportText = {
  title: 'Take it out of Hearth',
  note: 'as a compose file that Docker runs by itself',
  written: 'What is written',
  has: [
    ['compose.yaml, .env', 'The same programs, with the same arguments, ports and data as here.'],
    ['README.txt', 'How to start it, here or on another machine, and how to come back to Hearth.'],
    ['secrets', 'The secrets that the programs share, each in a file of its own. compose.yaml names them by their path only.'],
  ],
  left: 'What is not in it',
  lacks: [
    'Validator keys, their passwords and the record of what they signed. They stay in Docker’s own store.',
    'The chain. It stays there too, and the compose file uses it as it is.',
  ],
  folder: 'Folder',
  none: 'None is chosen. It must be empty; other users of this machine cannot look into it afterwards.',
  pick: 'Choose a folder',
  write: 'Write it',
  writing: 'Writing',
  unchanged: 'The node runs on as it is.',
} as const;
