import { counted } from './time.ts';

/** Bytes for people, in decimal units: `980 MB`, `7.4 GB`, `1.9 TB`. */
export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = Math.max(0, n);
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1).replace(/\.0$/, '') : Math.floor(value)} ${units[unit]}`;
}

/** Each completes "could not look, because …". */
export const because = {
  late: (seconds: number) => `it gave no answer within ${seconds} s`,
  failed: (what: string) => `looking failed (${what})`,
  untold: 'the system does not tell what this disk is made of',
  noDevice: (folder: string) => `no disk is named for ${folder}`,
  noTimeService: 'nothing on this machine tells whether its clock is kept right',
  noSleepSetting: 'this desktop does not tell its sleep setting',
  noDockerRoot: 'Docker keeps its data in a place that this machine does not show',
  noDocker: 'Docker does not answer',
  linuxOnly: 'Hearth knows where to look on Linux only',
  joined: (from: string) => `${from} is not one plain disk`,
  noSmartctl: 'the program “smartctl” is not on this machine',
  smartSilent: (device: string) => `${device} tells its health to the administrator only, or not at all`,
  timeServersSilent: (answered: number, asked: number) => `${answered} of ${asked} time servers answered, and it takes two that agree`,
  timeServersDisagree: (answered: number) => `the ${answered} time servers that answered do not agree`,
  noUpdateSetting: 'Hearth knows the settings of apt and dnf only',
  firewallAdmin: (name: string) => `the rules of ${name} are shown to the administrator only`,
  firewalldAdmin: 'firewalld tells the administrator only whether it is strict about ports of containers (StrictForwardPorts)',
  rulesTangled: (name: string) => `the rules of ${name} are more than Hearth can follow`,
  noFirewallTold: 'this system does not tell whether a firewall is on',
  noNode: 'no node of yours runs yet',
  noDirections: 'your node does not tell who called whom',
  notMeasured: 'the disk has not been measured yet',
  otherDisk: (path: string) => `Docker keeps its data on another disk (${path}), where only it may write`,
  notMeasuredThere: (path: string) => `another disk than that of ${path} was measured`,
  noBlobs: 'only a running node tells how many blobs blocks have on this network',
  ownFolder: (path: string) => `Docker does not tell how much the node holds in ${path} already`,
  notTyped: 'you have not said yet how fast your line sends',
} as const;

export const couldNotLook = (reason: string) => `could not look, because ${reason}`;

/** Everything the host checks say. `why` is a full sentence, `todo` too; `found` and `needed` are short and without full stop. */
export const hostSentences = {
  system: {
    title: 'System',
    why: 'The clients are built for 64-bit Intel, AMD and ARM processors. On others Docker would have to imitate one, which is too slow.',
    needed: '64-bit Intel, AMD or ARM',
    found: (title: string, kernel: string, arch: string) => `${title}, kernel ${kernel}, ${arch}`,
    otherSystem: 'Docker runs in a virtual machine here. For real coins use a machine with Linux that stays on.',
    otherProcessor: 'Use a machine with a 64-bit Intel, AMD or ARM processor.',
    lookYourself: 'Look in the system settings whether the processor is a 64-bit Intel, AMD or ARM.',
  },
  processor: {
    title: 'Processor',
    why: 'Each block has to be checked in the first third of a slot. With too few cores your votes come late and earn less.',
    neededCores: (cores: number) => `${counted(cores, 'core')} or more`,
    neededThreads: (cores: number, threads: number) => `${cores} cores, ${threads} threads advised`,
    found: (cores: number, threads: number) => `${counted(cores, 'core')}, ${counted(threads, 'thread')}`,
    fewCores: 'Close other programs while the practice network runs, or choose slots of 6 s or more.',
    below: (passes: string | null) => profileSentence(passes, 'processor'),
    lookYourself: 'Look in the system settings how many cores the processor has.',
  },
  memory: {
    title: 'Memory',
    why: 'When memory runs out the system ends the largest program, which is usually a client of yours.',
    neededFree: (total: string, free: string) => `${total}, of it ${free} free`,
    neededTotal: (total: string) => `${total} advised`,
    found: (total: string, free: string, swap: string | null) => `${total}, ${free} free, ${swap === null ? 'no swap' : `${swap} swap`}`,
    close: 'Close other programs until more memory is free.',
    neededPair: (pair: string, needed: string, total: string) => `${needed} for ${pair}, ${total} advised`,
    foundDocker: (total: string, all: string) => `${total} for Docker, of ${all}`,
    shortPair: (pair: string, needed: string) => `${pair} takes ${needed}. Add memory, or choose a leaner pair where there is one.`,
    desktop: 'Give Docker more memory: its settings, Resources.',
    below: (passes: string | null) => profileSentence(passes, 'memory'),
    lookYourself: 'Look in the system monitor how much memory is free.',
  },
  diskSpace: {
    title: 'Disk space',
    why: 'A client whose disk is full stops at once, and some do not say so.',
    neededFree: (free: string) => `${free} free`,
    neededAdvised: (free: string) => `${free} free advised`,
    found: (free: string, where: string) => `${free} free in ${where}`,
    forDocker: (free: string) => `${free} for Docker`,
    forHearth: (free: string) => `${free} for Hearth`,
    foundData: (data: string) => `${data} free for Hearth; Docker’s disk is not shown`,
    neededPair: (pair: string, needed: string, advised: string) => `${needed} for ${pair}, ${advised} advised`,
    lasts: (found: string, months: number) => `${found}, full in about ${counted(months, 'month')}`,
    lastsLong: (found: string) => `${found}, enough for years`,
    plan: 'It is enough to begin. Plan a larger disk, or prune the execution client when space gets short.',
    shortPair: (pair: string, needed: string) =>
      `${pair} takes ${needed} when it is in sync. It needs a larger disk, or a leaner pair where there is one.`,
    free: (where: string, needed: string) => `Free space on the disk of ${where} until ${needed} are free.`,
    below: (passes: string | null) => profileSentence(passes, 'disk'),
    lookYourself: 'Look how much space is free where the node’s data lie.',
  },
  diskKind: {
    title: 'Disk type',
    why: 'Clients read and write many small pieces at once. Spinning disks are far too slow for a real network.',
    neededPractice: 'SSD or NVMe',
    neededReal: 'NVMe advised',
    found: { nvme: 'NVMe', ssd: 'SSD', hdd: 'spinning disk', virtual: 'disk of a virtual machine', usb: 'disk on USB' },
    practice: 'It works, but starting takes longer. Put the data folder on an SSD where you have one.',
    real: 'Use an NVMe disk for a real network; EIP-7870 names the speed it needs.',
    lookYourself: 'Look which disk the data folder lies on.',
  },
  clock: {
    title: 'Clock',
    why: 'Votes are due at fixed seconds. With a wrong clock yours come late, and many earn less or nothing.',
    neededPractice: 'kept right by a time service',
    neededReal: 'within 0.5 s',
    synchronised: (by: string) => `kept right by ${by}`,
    notSynchronised: (by: string) => `not kept right, says ${by}`,
    offset: (seconds: string, by: string) => `${seconds} s off, says ${by}`,
    turnOn: 'Turn on time synchronisation.',
    lookYourself: 'Compare the clock with a radio clock or a phone. On a practice network it does not matter.',
  },
  docker: {
    title: 'Docker',
    why: 'Every client runs in a container of its own, apart from your files and from each other.',
    needed: '20.10 or newer',
    found: (version: string, os: string) => `${version}, ${os}`,
  },
  ports: {
    title: 'Ports',
    why: 'A real network’s clients find their peers on fixed ports; a practice network uses free ones inside this machine.',
    neededPractice: 'free local ports',
    neededReal: (ports: string) => `${ports} free`,
    localOpens: 'local ports can be opened',
    localShut: 'no local port can be opened',
    free: (ports: string) => `${ports} are free`,
    taken: (ports: string) => `${ports} taken by another program`,
    openLocal: 'Look whether a firewall or another safety program forbids local connections.',
    freeThem: 'Close the program that uses them. Other clients on this machine use the same ports.',
    lookYourself: 'Look which ports other programs use.',
  },
  sleep: {
    title: 'Sleep',
    why: 'A sleeping machine misses every duty, and a practice network does not survive a long sleep unless it is paused.',
    needed: 'never',
    never: 'never on mains',
    after: (minutes: number) => `after ${minutes} min on mains`,
    battery: 'runs from its battery',
    lid: 'when its lid is shut',
    keepLid: 'Leave the lid open, or let the system ignore it (HandleLidSwitch=ignore in logind.conf).',
    turnOff: 'Turn sleep off while your validator runs.',
    plugIn: 'Plug the machine in.',
    lookYourself: 'Look in the energy settings whether the machine goes to sleep by itself.',
  },
  others: {
    title: 'Other validators',
    why: 'The same key in two places gets slashed. Others on this machine also share its power.',
    needed: 'none with your keys',
    none: 'none on this machine',
    some: (names: string) => names,
    hearths: (n: number) => counted(n, 'other practice network'),
    signer: (launcher: string | null, name: string) => (launcher === null ? name : `${name} (${launcher})`),
    danger:
      'NEVER RUN THE SAME KEY TWICE: both are slashed and stake is lost for good. Before you load a key here, delete it there, stop that program, and wait until it was silent for two epochs.',
    compare: 'Make sure that none of them holds a key that you load here.',
    lookYourself: 'Make sure that no other validator client runs on this machine.',
  },
  keychain: {
    title: 'Keychain',
    why: 'The system’s keychain can keep keystore passwords, if you want that. Nobody needs it: you can always type them.',
    needed: 'only where it shall keep passwords',
    present: (name: string) => name,
    sealed: (backend: string) => `${backend}, through Electron`,
    none: {
      absent: 'none; you type passwords yourself',
      silent: 'does not answer; you type passwords yourself',
      locked: 'locked; you type passwords yourself',
      plain: 'not safe, for it has no password; you type passwords yourself',
      unsupported: 'none that Hearth can speak to; you type passwords yourself',
    },
    lookYourself: 'Go on; you can always type the password.',
  },
  tools: {
    title: 'Build tools',
    why: 'Where no image can be fetched, Hearth builds the classic clients on this machine.',
    needed: (list: string) => list,
    notNeeded: 'not needed on this network',
    found: (list: string) => list,
    missing: (list: string) => `no ${list}`,
    install: 'Install them only if the images cannot be fetched here.',
    lookYourself: 'Go on; they are needed only where images cannot be fetched.',
  },
} as const;

/** What EIP-7870 says of a machine below the attester's advice. `passes`: the profile it does meet. */
function profileSentence(passes: string | null, what: string): string {
  return passes === null
    ? `Below what EIP-7870 advises. It is advice: a weaker ${what} works today and may fall behind later.`
    : `Meets EIP-7870 for a ${passes}, not for an attester. It is advice: watch whether your votes come in time.`;
}
