import { randomBytes } from 'node:crypto';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { AppError } from '../../../shared/app-error.ts';
import { uploadLimits } from '../../../shared/upload-server.ts';

const CHUNK = 64 * 1024;
const usual = { ...uploadLimits, connectMs: 5_000, consentMs: 1_000, stallMs: 4_000 };
export type UploadLimits = typeof usual;

/** What has left by when, in bytes and ms; rates are taken between two of them. */
type Mark = { readonly sent: number; readonly at: number };

export type MeasureUpload = (
  url: string,
  options: { readonly signal: AbortSignal; readonly on: (sent: number) => void; readonly limits?: UploadLimits },
) => Promise<number>;

/**
 * Sends random bytes to a server of the person's choice, by one HTTP POST that ends after so many bytes or seconds, and answers how fast the
 * line sends in Mbit/s. The first fifth, while TCP finds its pace, is left out. No redirect is followed.
 * Errors: `host.uploadUnreachable`, `host.uploadRefused` (any answer but 2xx after the last byte), `host.uploadBroke`, `host.uploadStalled`,
 * `work.cancelled`.
 */
export const measureUpload: MeasureUpload = (address, { signal, on, limits = usual }) => {
  if (signal.aborted) return Promise.reject(new AppError('work.cancelled'));
  if (!URL.canParse(address)) return Promise.reject(new AppError('host.uploadUnreachable', { where: address }));
  const url = new URL(address);
  const where = url.host;
  return new Promise<number>((resolve, reject) => {
    const isSafe = url.protocol === 'https:';
    const headers = { 'content-type': 'application/octet-stream', 'content-length': limits.bytes, expect: '100-continue' };
    const request = (isSafe ? overHttps : overHttp)(url, { method: 'POST', headers, agent: false });
    const piece = randomBytes(CHUNK);
    let sent = 0;
    let isConnected = false;
    let begun: Mark | null = null;
    let paced: Mark | null = null;
    let quiet: NodeJS.Timeout | undefined;
    let full: NodeJS.Timeout | undefined;

    const end = (settle: () => void) => {
      clearTimeout(quiet);
      clearTimeout(full);
      signal.removeEventListener('abort', cancel);
      request.destroy();
      settle();
    };
    const fail = (error: AppError) => end(() => reject(error));
    const cancel = () => fail(new AppError('work.cancelled'));
    const stall = (ms: number, error: AppError) => {
      clearTimeout(quiet);
      quiet = setTimeout(() => fail(error), ms);
    };
    const stalled = () => new AppError('host.uploadStalled', { where });
    const finish = () => {
      const from = paced ?? begun;
      const ms = from === null ? 0 : performance.now() - from.at;
      const bytes = from === null ? 0 : sent - from.sent;
      if (bytes === 0 || ms === 0) fail(stalled());
      else end(() => resolve((bytes * 8) / 1000 / ms));
    };

    const pump = () => {
      const now = performance.now();
      if (begun !== null && paced === null && (sent >= limits.bytes / 5 || now - begun.at >= limits.seconds * 200))
        paced = { sent, at: now };
      on(sent);
      stall(limits.stallMs, stalled());
      while (sent < limits.bytes) {
        const next = piece.subarray(0, Math.min(CHUNK, limits.bytes - sent));
        sent += next.length;
        if (!request.write(next)) return;
      }
      request.end();
    };
    const begin = () => {
      if (begun !== null) return;
      begun = { sent: 0, at: performance.now() };
      // What was handed over whole is on its way: then the answer is waited for.
      full = setTimeout(() => sent < limits.bytes && finish(), limits.seconds * 1000);
      pump();
    };

    signal.addEventListener('abort', cancel, { once: true });
    stall(limits.connectMs, new AppError('host.uploadUnreachable', { where, details: `no connection within ${limits.connectMs} ms` }));
    request.on('socket', (socket) =>
      socket.once(isSafe ? 'secureConnect' : 'connect', () => {
        isConnected = true;
        // A server that does not want the bytes says so now; one that knows nothing of being asked first says nothing.
        clearTimeout(quiet);
        quiet = setTimeout(begin, limits.consentMs);
      }),
    );
    request.on('continue', begin);
    request.on('drain', pump);
    request.on('response', ({ statusCode = 0 }) => {
      if (sent === limits.bytes && statusCode >= 200 && statusCode < 300) finish();
      else fail(new AppError('host.uploadRefused', { where, found: String(statusCode) }));
    });
    request.on('error', ({ message }) =>
      fail(new AppError(isConnected ? 'host.uploadBroke' : 'host.uploadUnreachable', { where, details: message })),
    );
    request.flushHeaders();
  });
};
