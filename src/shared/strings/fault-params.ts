/** Values that a sentence may name. All are plain text for people; `details` is only for copying. */
export type FaultParams = {
  readonly what?: string;
  readonly where?: string;
  readonly found?: string;
  readonly needed?: string;
  readonly details?: string;
};
export type Sentence = { readonly message: string; readonly coins: string; readonly hint: string; readonly command?: string };
