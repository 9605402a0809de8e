import type { FaultParams, Sentence } from './fault-params.ts';

const nothingLost = 'Nothing is lost.';

/** Faults of Docker and of images. */
export const dockerFaults = {
  'docker.absent': () => ({
    message: 'Docker is not installed, or Hearth cannot find it.',
    coins: nothingLost,
    hint: 'Install Docker, then look again. “npm start” can do it for you on Debian and Ubuntu.',
    command: 'sudo apt-get install -y docker.io',
  }),
  'docker.stopped': (p) => ({
    message: `Docker is installed but does not answer at ${p.where ?? 'its socket'}.`,
    coins: nothingLost,
    hint: 'Start Docker, then look again.',
    command: 'sudo systemctl start docker',
  }),
  'docker.permission': (p) => ({
    message: `You may not use Docker at ${p.where ?? 'its socket'}.`,
    coins: nothingLost,
    hint: 'Add yourself to the group “docker”, then log out and in.',
    command: 'sudo usermod -aG docker $USER',
  }),
  'docker.tooOld': (p) => ({
    message: `Docker ${p.found ?? ''} is too old; Hearth needs ${p.needed ?? '20.10'} or newer.`,
    coins: nothingLost,
    hint: 'Update Docker, then look again.',
  }),
  'docker.lost': () => ({
    message: 'Docker stopped answering in the middle of the work.',
    coins: 'Nothing is lost; what was made stays.',
    hint: 'Start Docker again, then start this work again. It continues where it stopped.',
    command: 'sudo systemctl start docker',
  }),
  'docker.refused': (p) => ({
    message: `Docker refused: ${p.what ?? ''}.`,
    coins: nothingLost,
    hint: 'Copy the details, mend what they name, then try again.',
  }),
  'docker.diskFull': (p) => ({
    message: `The disk that Docker uses is full${p.where ? ` (${p.where})` : ''}.`,
    coins: 'Nothing is lost; the node waits where it is.',
    hint: `Free at least ${p.needed ?? '2 GB'}, then start again.`,
    command: 'docker system df',
  }),
  'docker.portTaken': (p) => ({
    message: `Port ${p.what ?? ''} on this machine is used by another program.`,
    coins: nothingLost,
    hint: 'Close that program, or start again: Hearth then picks another port.',
  }),
  'docker.timeout': (p) => ({
    message: `Docker did not answer in time${p.what ? ` (${p.what})` : ''}.`,
    coins: nothingLost,
    hint: 'Look whether the machine is very busy, then try again.',
  }),
  'image.missing': (p) => ({
    message: `The image ${p.what ?? ''} is not on this machine.`,
    coins: nothingLost,
    hint: 'Pull it, or load it from a file. For practice, the classic profile is built without it.',
  }),
  'image.unreachable': (p) => ({
    message: `The image ${p.what ?? ''} could not be fetched: its registry does not answer.`,
    coins: nothingLost,
    hint: 'Try again when you are online, or load the image from a file. For practice, the classic profile needs no registry of images.',
  }),
  'image.unknown': (p) => ({
    message: `The registry has no image ${p.what ?? ''}, or does not hand it out.`,
    coins: nothingLost,
    hint: 'Load the image from a file. For practice, the classic profile needs no registry of images.',
  }),
  'image.damaged': (p) => ({
    message: `What the registry sent for ${p.what ?? 'the image'} is not what it promised, so Docker threw it away.`,
    coins: nothingLost,
    hint: 'Pull it again. If it stays so, something between you and the registry changes what it sends: use another connection.',
  }),
  'image.architecture': (p) => ({
    message: `The image ${p.what ?? ''} is not made for this machine${p.found ? `: it is for ${p.found}, and Docker runs on ${p.needed ?? 'another'}` : ''}.`,
    coins: 'Nothing is lost; nothing was started from it.',
    hint: 'Choose another client, or an image of this one for your machine.',
  }),
  'image.digest': (p) => ({
    message: `The image ${p.what ?? ''} is no longer the one you began with: it is ${p.found ?? 'another'}, and ${p.needed ?? 'another'} was recorded.`,
    coins: 'Nothing is started from it; what runs keeps running, keys and coins are not touched.',
    hint: 'Ask the makers of the client whether they changed it. If they did, an update takes the new one; nothing else does.',
    command: `hearth node update --accept ${p.what ?? 'IMAGE'}`,
  }),
  'image.build': (p) => ({
    message: `Building ${p.what ?? 'the images'} stopped: ${p.found ?? 'a step failed'}.`,
    coins: nothingLost,
    hint: 'Mend what the log names, then start again; finished parts are kept.',
  }),
  'image.tool': (p) => ({
    message: `Building the classic images needs ${p.what ?? 'a tool'} ${p.needed ?? ''}, and this machine has ${p.found ?? 'none'}.`,
    coins: nothingLost,
    hint: `Install ${p.what ?? 'it'}, then start again.`,
  }),
  'image.file': (p) => ({
    message: `The file ${p.what ?? ''} holds no Docker images.`,
    coins: nothingLost,
    hint: 'Choose a file made by “docker save”.',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
