import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { networkFacts } from '../../shared/networks.ts';
import { loadBackend } from './bls.ts';
import { signedExitText, signVoluntaryExit } from './exit.ts';
import { seedFromMnemonic } from './mnemonic-seed.ts';
import { utf8Bytes } from './password.ts';
import { pathNumbers, signingPath } from './paths.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const facts = (network: string) => networkFacts.parse(JSON.parse(read(`../../../resources/networks/${network}.json`)));
const M = JSON.parse(read('./fixtures/cases.json')).mnemonics.M;

test.each([
  ['exitm/exit_transactions/signed_exit_transaction-1234-1795325000.json', 'mainnet', 0, 1234, 42],
  ['exitm/exit_transactions/signed_exit_transaction-5678-1795325000.json', 'mainnet', 1, 5678, 42],
  ['exitk/exit_transactions/signed_exit_transaction-1234-1795325002.json', 'hoodi', 0, 1234, 0],
])('%s of the reference is signed again byte for byte by both backends', async (file, network, key, validatorIndex, epoch) => {
  for (const backend of ['blst-native', 'herumi'] as const) {
    const bls = await loadBackend(backend);
    const secret = bls.derive(seedFromMnemonic(utf8Bytes(M), new Uint8Array(0)), pathNumbers(signingPath(key)) ?? []);
    const signed = signVoluntaryExit(bls, secret, { epoch, validatorIndex }, facts(network));
    expect(signed === null ? null : signedExitText(signed)).toBe(read(`./fixtures/${file}`));
  }
});
