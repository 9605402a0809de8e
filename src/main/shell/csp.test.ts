import { describe, expect, it } from 'vitest';
import { csp } from './csp.ts';

describe('the policy', () => {
  it('allows nothing but our own files', () => {
    expect(csp(null)).not.toMatch(/unsafe|\*|http|blob:|nonce/);
    expect(csp(null)).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });
  it('of a development run adds the nonce of one page load and its Vite server, nothing more', () => {
    const dev = csp({ server: 'http://localhost:5173', nonce: 'abc' });
    expect(dev).toContain("script-src 'self' 'nonce-abc'");
    expect(dev).toContain("connect-src 'self' ws://localhost:5173");
    expect(dev).not.toMatch(/unsafe|\*/);
  });
});
