import { expect, test } from 'vitest';
import { keychainLack } from '../../../shared/strings/keychain.ts';
import type { Facts } from './check.ts';
import { keychain } from './keychain.ts';

const judge = (state: unknown, network: 'practice' | 'mainnet') =>
  keychain.judge({ keychain: { ok: true, value: state } } as unknown as Facts, {
    network,
    peerPorts: [],
    needs: null,
    execution: null,
    validators: null,
    relays: false,
  });

test('a safe keychain is named, also where only its key is kept there', () => {
  expect(judge({ kind: 'keychain', name: 'the keyring “Login”' }, 'mainnet')).toMatchObject({
    verdict: 'fine',
    found: 'the keyring “Login”',
  });
  expect(judge({ kind: 'safeStorage', backend: 'kwallet6' }, 'mainnet')).toMatchObject({
    verdict: 'fine',
    found: 'kwallet6, through Electron',
  });
});

test.each(['absent', 'silent', 'locked', 'plain', 'unsupported'] as const)('a keychain that is %s never stops anyone', (why) => {
  const none = { kind: 'none', why, message: keychainLack[why] };
  expect(judge(none, 'practice')).toMatchObject({ verdict: 'fine', todo: null });
  expect(judge(none, 'mainnet')).toMatchObject({ verdict: 'watch', todo: keychainLack[why] });
});
