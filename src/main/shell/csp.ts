/** The window's content security policy. `dev` is the address of a Vite server with the nonce of this page load; only an unpackaged run has one. */
export function csp(dev: { readonly server: string; readonly nonce: string } | null): string {
  return [
    "default-src 'none'",
    `script-src 'self'${dev ? ` 'nonce-${dev.nonce}'` : ''}`,
    `style-src 'self'${dev ? ` 'nonce-${dev.nonce}'` : ''}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ` ${dev.server.replace(/^http/, 'ws')}` : ''}`,
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    // Vite's error overlay writes HTML.
    ...(dev ? [] : ["require-trusted-types-for 'script'", "trusted-types 'none'"]),
  ].join('; ');
}
