import type { Sealed } from '../../shared/sealed.ts';

/** A secret on its way to the key process: UTF-8 bytes, or sealed by the window for that process alone. */
export type Secret = Uint8Array | Sealed;

export const isSealed = (value: unknown): value is Sealed => typeof value === 'object' && value !== null && 'box' in value;

/** Overwrites secrets. JavaScript strings cannot be wiped; bytes can, so secrets are bytes from the worker's border on. */
export function wipe(...secrets: readonly (Secret | Uint16Array | Uint32Array | null | undefined)[]): void {
  for (const s of secrets) if (s != null && 'fill' in s) s.fill(0);
}
