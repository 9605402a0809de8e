import { AppError } from '../../../shared/app-error.ts';
import type { FaultCode } from '../../../shared/strings/faults.ts';

/** What a thrown thing from the Docker connection says, whoever threw it. */
function messageOf(error: unknown): string {
  const { json, message } = (error ?? {}) as { json?: { message?: unknown } | null; message?: unknown };
  if (typeof json?.message === 'string') return json.message.trim();
  // A failed pull has no JSON; docker-modem then wraps the bare text as "(HTTP code 500) server error - text".
  if (typeof message === 'string') return message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
  return String(error);
}
const nodeCode = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
};
export const statusOf = (error: unknown): number | null => {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
};

const portOf = (message: string): string => /(?:\d+\.){3}\d+:(\d+)/.exec(message)?.[1] ?? /:(\d{2,5})\b/.exec(message)?.[1] ?? '';
/** Messages of the daemon for a condition we know by code. First match wins. */
const known: readonly { readonly when: RegExp; readonly code: FaultCode; readonly named: (message: string) => string }[] = [
  { when: /no space left on device/i, code: 'docker.diskFull', named: () => '' },
  { when: /port is already allocated|address already in use/i, code: 'docker.portTaken', named: portOf },
  { when: /no such image/i, code: 'image.missing', named: (message) => /no such image: (\S+)/i.exec(message)?.[1] ?? '' },
];

/**
 * Turns what a request to the daemon threw into a coded fault. `what` names the request for people.
 * A daemon that cannot be reached is `docker.lost` here; finding it at first has its own words (connect.ts).
 */
export function translate(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const details = messageOf(error);
  const cause = { cause: error };
  if (statusOf(error) === null) {
    const code = nodeCode(error);
    if (code === 'EACCES' || code === 'EPERM') return new AppError('docker.permission', { details }, cause);
    if (code === 'ETIMEDOUT') return new AppError('docker.timeout', { what, details }, cause);
    return new AppError('docker.lost', { details }, cause);
  }
  const match = known.find(({ when }) => when.test(details));
  if (match !== undefined) return new AppError(match.code, { what: match.named(details), details }, cause);
  return new AppError('docker.refused', { what: details.replace(/\.$/, ''), details: `${what}: ${details}` }, cause);
}

const notThere = /manifest unknown|not found|repository does not exist|access denied|unauthorized|denied: /i;

const forOthers = /no matching manifest for|image operating system "[^"]*" cannot be used|does not match the (?:detected|specified)/i;
const notAsPromised = /verification failed|digest mismatch|unexpected commit digest|failed size validation/i;

/** The same for a pull: the registry that does not answer, has no such image, none for this machine, or sends other bytes than it says. */
export function translatePull(error: unknown, ref: string): AppError {
  if (error instanceof AppError) return error;
  const details = messageOf(error);
  if (/no space left on device/i.test(details)) return new AppError('docker.diskFull', { details });
  if (statusOf(error) === null && nodeCode(error) !== null) return translate(error, `pull ${ref}`);
  if (forOthers.test(details)) return new AppError('image.architecture', { what: ref, details }, { cause: error });
  if (notAsPromised.test(details)) return new AppError('image.damaged', { what: ref, details }, { cause: error });
  return new AppError(notThere.test(details) ? 'image.unknown' : 'image.unreachable', { what: ref, details }, { cause: error });
}
