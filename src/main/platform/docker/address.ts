import { AppError } from '../../../shared/app-error.ts';

/** Certificate files for a daemon behind TLS. */
export type TlsFiles = { readonly ca: string; readonly cert: string; readonly key: string };
/** Where a daemon listens; `shown` is what a person reads, such as `unix:///var/run/docker.sock`. */
export type DaemonAddress =
  | { readonly kind: 'socket'; readonly path: string; readonly shown: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls: TlsFiles | null; readonly shown: string };

export const socketAddress = (path: string): DaemonAddress => ({ kind: 'socket', path, shown: `unix://${path}` });

const elsewhere = (text: string): AppError =>
  new AppError('docker.refused', { what: `Hearth speaks to Docker over a socket or TCP, not over “${text}”` });

/**
 * Reads a `DOCKER_HOST` or the host of a context: `unix://`, `npipe://`, `tcp://`, `http(s)://`.
 * Errors: docker.refused for anything else, such as `ssh://`.
 */
export function parseAddress(text: string, tls: TlsFiles | null, homeDir: string): DaemonAddress {
  const trimmed = text.trim();
  if (trimmed.startsWith('unix://')) {
    const path = trimmed.slice('unix://'.length) || '/var/run/docker.sock';
    return socketAddress(path.startsWith('~/') ? `${homeDir}/${path.slice(2)}` : path);
  }
  if (trimmed.startsWith('npipe://')) {
    const path = trimmed.slice('npipe://'.length).replaceAll('\\', '/') || '//./pipe/docker_engine';
    return { kind: 'socket', path, shown: trimmed };
  }
  if (trimmed.startsWith('/')) return socketAddress(trimmed);
  const url = urlOf(trimmed.includes('://') ? trimmed : `tcp://${trimmed}`);
  if (url === null || !['tcp:', 'http:', 'https:'].includes(url.protocol) || url.hostname === '') throw elsewhere(trimmed);
  const secure = tls !== null || url.protocol === 'https:';
  return {
    kind: 'tcp',
    host: url.hostname,
    port: Number(url.port || (secure ? 2376 : 2375)),
    tls: secure ? tls : null,
    shown: trimmed,
  };
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
