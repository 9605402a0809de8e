import { randomBytes } from 'node:crypto';
import { net, protocol } from 'electron';
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

/** Serves the window from real files under `root`, or from the Vite server at `dev`. Everything else is 404. */
export function serveScheme(root: string, dev: string | null): void {
  const files = dev ? null : staticFiles(root);
  protocol.handle('app', (request) => {
    const url = new URL(request.url);
    if (url.host !== 'hearth' || request.method !== 'GET') return new Response('', { status: 404 });
    if (dev) return fromVite(dev, url);
    const file = files?.get(url.pathname);
    if (!file) return new Response('', { status: 404, headers: headers('text/plain', csp(null)) });
    return new Response(file.bytes, { headers: headers(file.type, csp(null)) });
  });
}

const headers = (type: string, policy: string) => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
});

async function fromVite(server: string, url: URL): Promise<Response> {
  const answer = await net.fetch(server + url.pathname + url.search, { bypassCustomProtocolHandlers: true });
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  if (!type.startsWith('text/html')) return new Response(answer.body, { status: answer.status, headers: headers(type, csp(null)) });
  const nonce = randomBytes(16).toString('base64');
  const html = (await answer.text()).replaceAll(NONCE, nonce);
  return new Response(html, { status: answer.status, headers: headers(type, csp({ server, nonce })) });
}
