import type { SetupAction, SetupState } from './setup.ts';
import { type StepId, steps } from './steps.ts';

/** What a data folder without any choice starts from. */
export const initialSetup: SetupState = {
  version: 1,
  step: 'staking',
  reached: 'staking',
  network: null,
  profile: null,
  consensus: null,
  secondsPerSlot: 2,
  instance: null,
  pubkeys: [],
  gave: {},
  depositSent: false,
};

const indexOf = (step: StepId): number => steps.indexOf(step);
const nextOf = (step: StepId): StepId => steps[indexOf(step) + 1] ?? step;
const further = (a: StepId, b: StepId): StepId => (indexOf(a) < indexOf(b) ? b : a);
const sameKeys = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((key, i) => key === b[i]);

/** A step is open once it was reached and every step before it has given its line. */
export function isOpen(state: SetupState, step: StepId): boolean {
  return indexOf(step) <= indexOf(state.reached) && steps.slice(0, indexOf(step)).every((before) => state.gave[before] !== undefined);
}

/** A deposit is on its way from the moment it was sent until its validator is active. */
export const depositIsOnItsWay = (state: SetupState): boolean => state.depositSent && state.gave.waiting === undefined;

/** The fact a step must have brought before it can be finished. */
const brought: { readonly [S in StepId]: (state: SetupState) => boolean } = {
  staking: () => true,
  network: (s) => s.network !== null,
  host: () => true,
  clients: (s) => s.profile !== null && s.consensus !== null,
  start: (s) => s.instance !== null,
  keys: (s) => s.pubkeys.length > 0,
  address: () => true,
  check: () => true,
  deposit: (s) => s.depositSent,
  waiting: (s) => s.depositSent,
  active: (s) => s.depositSent,
};

function forget(state: SetupState, given: readonly StepId[]): SetupState {
  const gave = { ...state.gave };
  for (const step of given) delete gave[step];
  return { ...state, gave };
}

/** Nobody stands on a closed step: falls back to the first one that has not given. */
function settle(state: SetupState): SetupState {
  if (isOpen(state, state.step)) return state;
  return { ...state, step: steps.find((step) => state.gave[step] === undefined) ?? state.step };
}

function finish(state: SetupState, step: StepId, gave: string): SetupState {
  if (step !== state.step || !brought[step](state)) return state;
  const next = nextOf(step);
  if (state.depositSent && indexOf(step) < indexOf('deposit')) return { ...state, step: next };
  return { ...state, step: next, reached: further(state.reached, next), gave: { ...state.gave, [step]: gave } };
}

/** Keys belong to one practice network; on another one they are made anew. */
function started(state: SetupState, instance: string): SetupState {
  if (instance === state.instance) return state;
  if (state.instance === null) return { ...state, instance };
  return settle({ ...forget(state, ['keys', 'address', 'check']), instance, pubkeys: [] });
}

/** With `gone` the choices stay and the person starts a fresh practice network; without it everything is asked anew. */
function startOver(state: SetupState, { gone, lived }: Extract<SetupAction, { type: 'startOver' }>): SetupState {
  if (gone !== true) return depositIsOnItsWay(state) && lived !== true ? state : initialSetup;
  const { staking, network, host, clients } = state.gave;
  if (staking === undefined || network === undefined || host === undefined || clients === undefined) return initialSetup;
  return {
    ...initialSetup,
    step: 'start',
    reached: 'start',
    network: state.network,
    profile: state.profile,
    consensus: state.consensus,
    secondsPerSlot: state.secondsPerSlot,
    gave: { staking, network, host, clients },
  };
}

/** The actions that change what a deposit depends on; refused (unchanged) once the deposit was sent. */
function choose(state: SetupState, action: SetupAction): SetupState {
  switch (action.type) {
    case 'chooseNetwork': {
      if (!isOpen(state, 'network')) return state;
      const { network, secondsPerSlot } = action;
      const chosen = { ...state, network, secondsPerSlot };
      if (state.network !== null && state.network !== network) return settle(forget(chosen, ['host', 'clients', 'start']));
      return settle(state.secondsPerSlot === secondsPerSlot ? chosen : forget(chosen, ['start']));
    }
    case 'chooseClients': {
      if (!isOpen(state, 'clients')) return state;
      const { profile, consensus } = action;
      const same = profile === state.profile && consensus === state.consensus;
      return same ? state : settle(forget({ ...state, profile, consensus }, ['start']));
    }
    case 'started':
      return isOpen(state, 'start') ? started(state, action.instance) : state;
    case 'keysMade': {
      if (!isOpen(state, 'keys') || state.instance === null || action.pubkeys.length === 0) return state;
      if (sameKeys(action.pubkeys, state.pubkeys)) return state;
      return settle(forget({ ...state, pubkeys: [...action.pubkeys] }, ['address', 'check']));
    }
    default:
      return state;
  }
}

/**
 * The wizard as a pure function. An action that is not allowed answers the very same state.
 * Invariants: the step is always open; `reached` falls only by `startOver`; a sent deposit is forgotten only by
 * `startOver` once its validator was active or its practice network is gone; nothing before it changes after it was sent.
 */
export function reduceSetup(state: SetupState, action: SetupAction): SetupState {
  switch (action.type) {
    case 'go':
      return isOpen(state, action.step) && action.step !== state.step ? { ...state, step: action.step } : state;
    case 'finish':
      return finish(state, action.step, action.gave);
    case 'depositSent':
      return isOpen(state, 'deposit') && state.pubkeys.length > 0 && !state.depositSent ? { ...state, depositSent: true } : state;
    case 'startOver':
      return startOver(state, action);
    default:
      return state.depositSent ? state : choose(state, action);
  }
}
