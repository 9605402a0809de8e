/** What a measurement of the upload sends at most. */
export const uploadLimits: { readonly bytes: number; readonly seconds: number } = { bytes: 50_000_000, seconds: 10 };

/** Who gets what is sent to an address; null where it is none. A name and a password do not belong into it, for it is shown. */
export function uploadServer(address: string): string | null {
  return /^https?:\/\/(([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?)(\/\S*)?$/i.exec(address)?.[1] ?? null;
}
