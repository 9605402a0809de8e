import type { Attestation } from '../../shared/status.ts';

export type AttestationCount = {
  readonly inTime: number;
  readonly late: number;
  readonly missed: number;
  readonly unknown: number;
  /** Epochs with a result. */
  readonly known: number;
};

/** How often the last attestations were in time, late, missed; those still waiting are not counted. */
export const countAttestations = (attestations: readonly Attestation[]): AttestationCount => {
  const of = (result: Attestation['result']): number => attestations.filter((one) => one.result === result).length;
  const [inTime, late, missed] = [of('inTime'), of('late'), of('missed')];
  return { inTime, late, missed, unknown: of('unknown'), known: inTime + late + missed };
};
