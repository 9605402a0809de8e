import { net, type ProtocolResponse, protocol } from 'electron';
import { csp } from './csp.ts';
import { staticFiles } from './static-files.ts';

export const origin = 'app://hearth';
/** The Vite server of `npm run dev` writes this where a nonce belongs. */
const NONCE = '__CSP_NONCE__';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the window from real files under `root`, or from the Vite server at `dev`. Everything else is 404.
 * `protocol.handle` would build a web Request and Response for each file, whose code takes a start 30 ms to read.
 */
export function serveScheme(root: string, dev: string | null): void {
  const files = dev ? null : staticFiles(root);
  protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    const { host, pathname, search } = new URL(url);
    if (host !== 'hearth' || method !== 'GET') return answer(absent);
    if (dev) return void fromVite(dev + pathname + search, dev).then(answer, () => answer(absent));
    const file = files?.get(pathname);
    return answer(file ? { statusCode: 200, data: file.read(), headers: headers(file.type, csp(null)) } : absent);
  });
}

const headers = (type: string, policy: string) => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
});
const absent = { statusCode: 404, data: Buffer.alloc(0), headers: headers('text/plain', csp(null)) };

async function fromVite(url: string, server: string): Promise<ProtocolResponse> {
  const answer = await net.fetch(url, { bypassCustomProtocolHandlers: true });
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const data = Buffer.from(await answer.arrayBuffer());
  if (!type.startsWith('text/html')) return { statusCode: answer.status, data, headers: headers(type, csp(null)) };
  const { randomBytes } = await import('node:crypto');
  const nonce = randomBytes(16).toString('base64');
  const html = Buffer.from(data.toString('utf8').replaceAll(NONCE, nonce));
  return { statusCode: answer.status, data: html, headers: headers(type, csp({ server, nonce })) };
}
