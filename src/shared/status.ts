import { z } from 'zod';
import { networkName } from './networks.ts';
import { epoch, nothing, slot, unixMs } from './scalars.ts';
import { validator } from './validators.ts';

/** A layer's health, judged by its head against the clock. `stalled`: answers, but its head no longer follows the clock. */
export const layerHealth = z.enum(['absent', 'stopped', 'paused', 'starting', 'syncing', 'synced', 'stalled', 'silent']);
export type LayerHealth = z.infer<typeof layerHealth>;

export const layerStatus = z.object({
  health: layerHealth,
  clientName: z.string().nullable(),
  version: z.string().nullable(),
  /** Execution: block number. Consensus: slot. */
  head: z.number().int().nullable(),
  /** Slots behind the clock. */
  behindSlots: z.number().int().nullable(),
  etaSeconds: z.number().nullable(),
  peers: z.number().int().nullable(),
  /** A sentence when health is not `synced`. */
  why: z.string().nullable(),
});
export type LayerStatus = z.infer<typeof layerStatus>;

export const ringSlot = z.object({
  slot,
  kind: z.enum(['block', 'missed', 'now', 'come']),
  /** Own proposal, or own attestation duty. */
  own: z.enum(['proposal', 'attestation']).nullable(),
});
export type RingSlot = z.infer<typeof ringSlot>;

export const duty = z.object({ kind: z.enum(['attest', 'propose']), slot, at: unixMs, validatorIndex: z.number().int() });
export type Duty = z.infer<typeof duty>;
/** Result of the attestation of one epoch, read from what the chain credited. `unknown`: the node cannot tell. */
export const attestation = z.object({ epoch, result: z.enum(['inTime', 'late', 'missed', 'waiting', 'unknown']) });
export type Attestation = z.infer<typeof attestation>;

/** Something that is wrong with a node that runs, gravest first: what it is, and what to do. */
export const finding = z.object({
  id: z.enum(['otherNetwork', 'wrongJwt', 'complaint', 'clockOff', 'noPeers', 'diskNearlyFull', 'dockerDiskNearlyFull']),
  is: z.string(),
  next: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** Room on the disk of a folder. */
const space = z.object({ where: z.string(), freeBytes: z.number(), totalBytes: z.number() });

export const status = z.object({
  at: unixMs,
  network: networkName.nullable(),
  clock: z
    .object({
      slot,
      epoch,
      slotsPerEpoch: z.number().int(),
      secondsPerSlot: z.number().int(),
      genesisTime: unixMs,
      finalizedEpoch: epoch.nullable(),
    })
    .nullable(),
  execution: layerStatus,
  consensus: layerStatus,
  validatorClient: layerStatus,
  findings: z.array(finding),
  ring: z.array(ringSlot),
  duties: z.object({ next: duty.nullable(), lastProposals: z.array(duty), attestations: z.array(attestation) }),
  validators: z.array(validator),
  /** The disk that the node's data lie on; `nodeBytes` null where they were not measured. */
  disk: space
    .extend({
      nodeBytes: z.number().nullable(),
      bytesPerDay: z.number().nullable(),
      /** Docker's own, where that is another: images and logs lie there. */
      docker: space.nullable(),
    })
    .nullable(),
});
export type Status = z.infer<typeof status>;

export const statusCalls = { 'status.get': { input: nothing, output: status } } as const;
/** Sent on each new head while someone listens. */
export const statusEvents = { 'status.changed': status } as const;
