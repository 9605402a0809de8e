import type { PracticeStatus } from '../practice.ts';
import type { SetupState } from '../setup.ts';
import type { LayerHealth, LayerStatus, Status } from '../status.ts';
import type { Validator } from '../validators.ts';
import { counted, duration, roughly } from './time.ts';

/** The two voices of a room's head: how it is, and what is next. */
export type StatusSentence = { readonly is: string; readonly next: string };

/** What each health is called on a tile and in the terminal. */
export const healthWords: Readonly<Record<LayerHealth, string>> = {
  absent: 'Not there yet',
  stopped: 'Stopped',
  paused: 'Paused',
  starting: 'Starting',
  syncing: 'Syncing',
  synced: 'In sync',
  stalled: 'Stands still',
  silent: 'Does not answer',
};

/** Why a layer is not in sync, as a sentence. `name` is the client. */
export const layerWhy = {
  absent: (name: string) => `There is no ${name} yet.`,
  stopped: (name: string) => `${name} is stopped.`,
  ended: (name: string, why: string) => `${name} has stopped. ${why}`,
  loops: (name: string, why: string) => `${name} ends again and again. ${why}`,
  paused: (name: string) => `${name} is paused.`,
  starting: (name: string) => `${name} is starting.`,
  beforeGenesis: (seconds: number) => `The chain begins in ${duration(seconds)}.`,
  syncing: (name: string, behind: number, etaSeconds: number | null) =>
    `${name} is ${counted(behind, 'slot')} behind the clock${etaSeconds === null ? '' : `, about ${duration(roughly(etaSeconds))} to go`}.`,
  unchecked: (name: string) => `${name} has the newest blocks, but its execution client has not checked them yet.`,
  stalled: (name: string, behind: number) => `${name} stands still ${counted(behind, 'slot')} behind the clock. Its log says more.`,
  refuses: (name: string, words: string) => `${name} answers, but only that “${words}”.`,
  silent: (name: string) => `${name} runs but does not answer. If it stays silent, restart it.`,
} as const;

const coinsAreSafe = 'Your coins are safe; duties are missed meanwhile.';

/** What is wrong with a node that runs, and what to do. */
export const findingSentences = {
  otherNetwork: (execution: string, consensus: string) => ({
    is: `Execution client and beacon node run different networks (chain ${execution} and chain ${consensus}).`,
    next: `Neither can follow its chain like this. ${coinsAreSafe} Set both to the same network and start the node again from its plan.`,
  }),
  wrongJwt: {
    is: 'The execution client refuses your beacon node: they do not share the same secret.',
    next: `${coinsAreSafe} Start the node again from its plan, which gives both the same one.`,
  },
  elOffline: {
    is: 'Your beacon node cannot use its execution client.',
    next: `${coinsAreSafe} Look at the beacon node’s log; if it does not change in some minutes, restart both.`,
  },
  complaint: (name: string, why: string) => ({ is: `${name} runs, but its log says what is wrong.`, next: why }),
  clockOff: (seconds: string, grave: boolean) => ({
    is: `The clock of this machine is off by about ${seconds} s.`,
    next: grave
      ? `Blocks and attestations come at the wrong time and earn nothing. Your coins are safe. Turn on automatic time now.`
      : `Attestations may come late and earn less. Turn on automatic time.`,
  }),
  noPeers: (name: string, minutes: number) => ({
    is: `${name} has had no peers for ${minutes} min.`,
    next: `Without peers it learns of no blocks. ${coinsAreSafe} Check the connection and that its ports are open, then restart it.`,
  }),
  diskNearlyFull: (free: string, where: string, days: number | null) => ({
    is: `The disk of ${where} is nearly full: ${free} are free${days === null ? '' : `, enough for about ${counted(days, 'day')}`}.`,
    next: 'A full disk stops the node and can damage its database. Free some space, or move the data to a larger disk.',
  }),
  dockerDiskNearlyFull: (free: string, where: string) => ({
    is: `Docker’s own disk is nearly full: ${free} are free in ${where}.`,
    next: 'The chain lies on another disk, but images and logs lie there, and without room no client starts again. Free some space there.',
  }),
} as const;

const layerNames = { execution: 'execution client', consensus: 'beacon node', validatorClient: 'validator client' } as const;
type Layer = keyof typeof layerNames;
/** Worst first: what keeps the others from working comes before what waits for it. */
const layerOrder: readonly Layer[] = ['execution', 'consensus', 'validatorClient'];

/** One sentence for how things are and one for what is next, from state alone. */
export function statusSentence(status: Status, practice: PracticeStatus, setup?: SetupState): StatusSentence {
  return ofPractice(status, practice, setup) ?? ofFindings(status) ?? ofLayers(status) ?? ofValidators(status);
}

function ofPractice(status: Status, practice: PracticeStatus, setup: SetupState | undefined): StatusSentence | null {
  switch (practice.state) {
    case 'gone':
      return { is: 'The rest of this practice network has stopped for good.', next: 'Start a fresh one. Your files stay.' };
    case 'paused':
      return { is: 'Your practice network is paused.', next: 'Resume it, and the chain goes on where it stopped.' };
    case 'starting':
      return {
        is: 'Your practice network is starting.',
        next: practice.why ?? 'Its first block comes in about a minute. Nothing is left for you to do.',
      };
    case 'stopped':
      return { is: 'Your practice network is stopped.', next: practice.why ?? 'Start it again, or start a fresh one. Your files stay.' };
    case 'running':
      return null;
    case 'none': {
      if (layerOrder.some((l) => status[l].health !== 'absent')) return null;
      const begun = setup !== undefined && setup.step !== 'staking';
      return begun
        ? { is: 'Nothing runs yet.', next: 'Continue the setup where you left it.' }
        : { is: 'Nothing runs yet.', next: 'Start with a practice network: real clients, coins that cost nothing.' };
    }
  }
}

/** Where all layers are there: a finding says more than their heads do. */
function ofFindings(status: Status): StatusSentence | null {
  const [worst] = status.findings;
  const isDown = layerOrder.some((l) => ['stopped', 'absent', 'paused'].includes(status[l].health));
  return worst === undefined || isDown ? null : { is: worst.is, next: worst.next };
}

const hasDuties = (status: Status) => status.validators.some((v) => v.status.startsWith('active'));

function ofLayers(status: Status): StatusSentence | null {
  const bad = (...healths: LayerHealth[]) => layerOrder.find((l) => healths.includes(status[l].health));
  const name = (l: Layer) => nameOf(l, status[l]);
  const cost = hasDuties(status) ? ` ${coinsAreSafe}` : '';
  const down = bad('stopped', 'absent');
  if (down) {
    const all = layerOrder.every((l) => ['stopped', 'absent'].includes(status[l].health));
    if (all) return { is: 'Your node is stopped.', next: `Start it again.${cost}` };
    const [is = '', ...rest] = sentencesOf(status[down].why ?? layerWhy.stopped(name(down)));
    return { is, next: rest.join(' ') || `Start it again under Node.${cost}` };
  }
  const paused = bad('paused');
  if (paused) return { is: layerWhy.paused(name(paused)), next: `Resume it under Node.${cost}` };
  const silent = bad('silent');
  if (silent) return { is: `${name(silent)} runs but does not answer.`, next: `Look at its log; if it stays silent, restart it.${cost}` };
  const starting = bad('starting');
  if (starting)
    return { is: `${name(starting)} is starting.`, next: status[starting].why ?? 'This takes a moment. Nothing is left for you to do.' };
  return ofSync(status, cost);
}

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=\.) /);

function ofSync(status: Status, cost: string): StatusSentence | null {
  const stalled = layerOrder.find((l) => status[l].health === 'stalled');
  if (stalled) {
    const { behindSlots } = status[stalled];
    const behind = behindSlots === null ? '' : ` ${counted(behindSlots, 'slot')} behind the clock`;
    return { is: `Your ${layerNames[stalled]} stands still${behind}.`, next: `Look at the logs of both clients under Node.${cost}` };
  }
  const syncing = (['consensus', 'execution'] as const).find((l) => status[l].health === 'syncing');
  if (!syncing) return null;
  const { behindSlots, etaSeconds } = status[syncing];
  const eta = etaSeconds === null ? '' : `, about ${duration(roughly(etaSeconds))}`;
  return {
    is: `Waiting for the ${layerNames[syncing]}: ${counted(behindSlots ?? 0, 'slot')} behind${eta}.`,
    next: hasDuties(status) ? coinsAreSafe : 'Nothing is left for you to do meanwhile.',
  };
}

function ofValidators(status: Status): StatusSentence {
  const inSync = 'Both clients are in sync';
  const of = (...statuses: Validator['status'][]) => status.validators.filter((v) => statuses.includes(v.status));
  const active = of('active_ongoing');
  if (active.length > 0) {
    const yours = active.length === 1 ? 'your validator' : `your ${active.length} validators`;
    const unloaded = active.filter((v) => v.loaded === false).length;
    if (unloaded > 0)
      return {
        is: `${inSync}, but ${unloaded === 1 ? 'a validator' : `${unloaded} validators`} of yours is not loaded.`,
        next: 'Import its key under Keys, if no other machine signs with it.',
      };
    const last = status.duties.attestations.findLast((a) => a.result === 'inTime' || a.result === 'late' || a.result === 'missed');
    if (last?.result === 'missed')
      return {
        is: `${inSync}, but ${yours} missed the last attestation.`,
        next: 'One costs next to nothing. If more follow, look at the log of the validator client.',
      };
    return { is: `${inSync} and ${yours} ${active.length === 1 ? 'attests' : 'attest'}.`, next: nextDuty(status) };
  }
  const slashed = of('active_slashed', 'exited_slashed');
  if (slashed.length > 0)
    return {
      is: 'Your validator was slashed.',
      next: 'It signed two things that exclude each other. Never run its key again; the rest is paid out later.',
    };
  if (of('active_exiting').length > 0)
    return { is: `${inSync} and your validator is leaving.`, next: 'Keep everything running until its duties end.' };
  if (of('exited_unslashed').length > 0)
    return { is: 'Your validator has left; its duties are over.', next: 'Its coins wait until they may be paid out.' };
  if (of('withdrawal_possible').length > 0)
    return { is: 'Your validator may be paid out.', next: 'The next sweep brings its coins to your withdrawal address.' };
  if (of('deposited', 'pending_initialized', 'pending_queued').length > 0)
    return { is: `${inSync} and your deposit is on its way.`, next: 'It becomes a validator by itself. Leave this machine on.' };
  if (of('withdrawal_done').length > 0)
    return { is: 'Your validator is paid out.', next: 'You have lived through its whole life. To stake again, make a new key.' };
  return status.validators.length > 0
    ? { is: `${inSync} and your key waits.`, next: 'Check everything once more, then deposit.' }
    : { is: `${inSync}.`, next: 'Next come the keys of your validator.' };
}

function nextDuty({ at, duties: { next } }: Status): string {
  if (next === null) return 'The next duty is known when the next epoch begins.';
  const seconds = (next.at - at) / 1000;
  const what = next.kind === 'propose' ? 'It makes a block' : 'Next duty';
  return seconds <= 0 ? `${what} now.` : `${what} in ${duration(seconds)}.`;
}

function nameOf(layer: Layer, status: LayerStatus): string {
  if (layer === 'execution') return status.clientName ?? 'Your execution client';
  return `Your ${layerNames[layer]}`;
}
