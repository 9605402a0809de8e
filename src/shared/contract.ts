import type { z } from 'zod';
import { depositCalls, depositEvents } from './deposit.ts';
import type { Reply } from './fault.ts';
import { forkCalls } from './forks.ts';
import { hostCalls, hostEvents } from './host.ts';
import { keyCheckCalls } from './key-checks.ts';
import { keyDrillCalls } from './key-drill.ts';
import { keychainCalls } from './keychain.ts';
import { keyCalls, keyEvents } from './keys.ts';
import { networkListCalls } from './network-list.ts';
import { nodeCalls, nodeEvents } from './node.ts';
import { nodeExportCalls } from './node-export.ts';
import { nodeLifeCalls } from './node-life.ts';
import { nodeMoveCalls } from './node-move.ts';
import { nodeUpdateCalls } from './node-update.ts';
import { nodeUpkeepCalls } from './node-upkeep.ts';
import { practiceCalls, practiceEvents } from './practice.ts';
import { settingsCalls, settingsEvents } from './settings.ts';
import { setupCalls, setupEvents } from './setup.ts';
import { statusCalls, statusEvents } from './status.ts';
import { validatorCalls, validatorEvents } from './validators.ts';
import { workCalls, workEvents } from './work.ts';

/** Everything the window and the terminal may ask: name to input and output schema. This table is the allow-list. */
export const calls = {
  ...hostCalls,
  ...nodeCalls,
  ...nodeLifeCalls,
  ...nodeExportCalls,
  ...nodeUpdateCalls,
  ...nodeMoveCalls,
  ...forkCalls,
  ...nodeUpkeepCalls,
  ...networkListCalls,
  ...practiceCalls,
  ...keyCalls,
  ...keyCheckCalls,
  ...keyDrillCalls,
  ...keychainCalls,
  ...depositCalls,
  ...validatorCalls,
  ...statusCalls,
  ...setupCalls,
  ...settingsCalls,
  ...workCalls,
} as const;
/** Everything main tells unasked: name to payload schema. */
export const events = {
  ...hostEvents,
  ...nodeEvents,
  ...practiceEvents,
  ...keyEvents,
  ...depositEvents,
  ...validatorEvents,
  ...statusEvents,
  ...setupEvents,
  ...settingsEvents,
  ...workEvents,
} as const;

export type CallName = keyof typeof calls;
export type Input<N extends CallName> = z.infer<(typeof calls)[N]['input']>;
export type Output<N extends CallName> = z.infer<(typeof calls)[N]['output']>;
/** One handler per call; forgetting one or answering another shape does not compile. */
export type Handlers = { readonly [N in CallName]: (input: Input<N>) => Promise<Output<N>> };
export type EventName = keyof typeof events;
export type Payload<N extends EventName> = z.infer<(typeof events)[N]>;
export type Publish = <N extends EventName>(name: N, payload: Payload<N>) => void;

/** What the preload gives the window. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<Reply>;
  readonly on: (name: string, fn: (payload: unknown) => void) => () => void;
};
