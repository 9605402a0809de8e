import { z } from 'zod';
import { networkName } from './networks.ts';
import { clientId } from './node.ts';
import { profileId } from './practice.ts';
import { nothing, pubkey } from './scalars.ts';
import { steps } from './steps.ts';

const stepId = z.enum(steps);

/** Where a person is in the wizard and what each step gave. Facts of chain and containers are not in here. */
export const setupState = z.object({
  version: z.literal(1),
  step: stepId,
  /** The furthest step that was reached; going back never lowers it. */
  reached: stepId,
  network: networkName.nullable(),
  profile: profileId.nullable(),
  consensus: clientId.nullable(),
  secondsPerSlot: z.number().int().min(1).max(12),
  /** Practice instance that the keys and the deposit belong to. */
  instance: z.string().nullable(),
  pubkeys: z.array(pubkey),
  /** One line per finished step, shown in the step list. */
  gave: z.partialRecord(stepId, z.string()),
  depositSent: z.boolean(),
});
export type SetupState = z.infer<typeof setupState>;

export const setupAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('go'), step: stepId }),
  z.object({ type: z.literal('finish'), step: stepId, gave: z.string() }),
  z.object({ type: z.literal('chooseNetwork'), network: networkName, secondsPerSlot: z.number().int().min(1).max(12) }),
  z.object({ type: z.literal('chooseClients'), profile: profileId, consensus: clientId }),
  z.object({ type: z.literal('started'), instance: z.string() }),
  z.object({ type: z.literal('keysMade'), pubkeys: z.array(pubkey) }),
  z.object({ type: z.literal('depositSent') }),
  /** `gone`: the practice network of the keys and the deposit has ended for good. `lived`: the validator of the deposit was active. */
  z.object({ type: z.literal('startOver'), gone: z.boolean().optional(), lived: z.boolean().optional() }),
]);
export type SetupAction = z.infer<typeof setupAction>;

export const setupCalls = {
  'setup.get': { input: nothing, output: setupState },
  /** Applies one action by the pure reducer, persists, answers the new state. An action that is not allowed changes nothing. */
  'setup.dispatch': { input: setupAction, output: setupState },
} as const;
export const setupEvents = { 'setup.changed': setupState } as const;
