/** Overwrites secrets. JavaScript strings cannot be wiped; bytes can, so secrets are bytes from the worker's border on. */
export function wipe(...secrets: readonly (Uint8Array | Uint16Array | Uint32Array | null | undefined)[]): void {
  for (const s of secrets) s?.fill(0);
}
