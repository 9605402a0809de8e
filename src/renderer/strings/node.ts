import type { NodeContainer } from '../../shared/node.ts';
import type { Tone } from '../ui/State.tsx';

/** A container's state in a word. */
export const containerStates: { readonly [S in NodeContainer['state']]: { readonly word: string; readonly tone: Tone } } = {
  created: { word: 'Not started', tone: 'todo' },
  running: { word: 'Running', tone: 'fine' },
  paused: { word: 'Paused', tone: 'unk' },
  restarting: { word: 'Starting again', tone: 'work' },
  exited: { word: 'Stopped', tone: 'bad' },
  dead: { word: 'Broken', tone: 'bad' },
};

/** Docker starts it again, and its log tells why it will end again. */
export const loopState = { word: 'Ends again and again', tone: 'bad' } as const;
export const isLooping = ({ state, why }: NodeContainer): boolean => why !== null && (state === 'running' || state === 'restarting');

export const roles = { execution: 'execution', beacon: 'consensus', validator: 'validator', builder: 'blocks of builders' } as const;

/** Words of the Node room. */
export const node = {
  asking: 'Asking Docker what runs',
  unread: { is: 'Hearth cannot see your containers.', next: 'They keep running by themselves.', again: 'Ask again' },
  empty: {
    is: 'No client runs here yet.',
    next: 'The setup starts them for you.',
    text: 'A node is two programs, an execution and a consensus client, and for a validator a third. Hearth runs them in Docker, keeps their logs here, and leaves them running when you close this window.',
    action: 'Set up a validator',
  },
  runs: (n: number, of: number) =>
    n === of ? (of === 2 ? 'Both containers run.' : `All ${of} containers run.`) : `${n} of ${of} containers run.`,
  rising: { is: 'Your node is starting.', next: 'You may leave this page or close the window; nothing done is lost.' },
  otherChain: { is: 'Your node is on another chain.', next: 'Stop it, and do not sign with it.' },
  noneRuns: 'Your node does not run.',
  fine: 'They keep running when you close this window.',
  stopped: (name: string) => `${name} has stopped. Start it, and it goes on where it was.`,
  pausedIs: 'Every container is paused.',
  paused: 'Resume, and the clients go on where they were.',
  gone: 'The rest of this network has stopped for good. Start a fresh one.',
  working: 'Work is under way; its progress stands below.',
  loops: (name: string) => ({ is: `${name} ends again and again.`, next: 'Why, and what to do, stands below.' }),
  panel: 'Status',
  containers: 'Containers',
  container: 'Container',
  state: 'State',
  actions: 'Actions',
  own: 'Your node',
  rest: 'The rest of the network',
  restHint: 'It stands for all other nodes. If its beacon node stopped, this network would end, so it has no stop button.',
  since: (time: string) => `since ${time}`,
  start: 'Start',
  stop: 'Stop',
  starting: 'Starting',
  stopping: 'Stopping',
  log: 'Log',
  startOf: (name: string) => `Start ${name}`,
  stopOf: (name: string) => `Stop ${name}`,
  logOf: (name: string) => `Show the log of ${name}`,
  logs: 'Logs',
  logLines: (n: string) => `${n} lines`,
  logMatches: (n: string, of: string) => `${n} of ${of} lines`,
  choose: 'Log of',
  linesOf: (title: string) => `Lines of ${title}`,
  levels: 'Levels shown',
  level: { debug: 'All levels', info: 'Info and graver', warn: 'Warnings and errors', error: 'Errors' },
  find: 'Search this log',
  copyLog: 'Copy',
  copyLogLabel: 'Copy the lines shown',
  follow: 'Go to the newest',
  following: 'live',
  ended: 'ended',
  noLines: 'This container has written nothing yet.',
  noMatch: 'No line is like this.',
  reading: 'Reading the log',
  dropped: 'older ones were let go',
} as const;
