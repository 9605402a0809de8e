import { createBeaconConfig } from '@lodestar/config';
import { mainnetChainConfig } from '@lodestar/config/configs';
import { ACTIVE_PRESET as activePreset } from '@lodestar/params';
import { computeDomain as theirs } from '@lodestar/state-transition';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { blsToExecutionChangeDomain, computeDomain, depositDomain, voluntaryExitDomain } from './domains.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const mainnet = {
  genesisForkVersion: '0x00000000',
  capellaForkVersion: '0x03000000',
  genesisValidatorsRoot: '0x4b363db94e286120d76eb905340fdd4e54bfe9f06bf33ff6cf5ad27f511bfe95',
};

test('the deposit domain of mainnet is the well-known one', () => {
  expect(toHex(depositDomain(mainnet))).toBe('0x03000000f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a9');
});

test('exits carry the Capella domain whatever the fork is (EIP-7044)', () => {
  // Forks do not differ between presets; the tests run with the small one.
  const config = createBeaconConfig({ ...mainnetChainConfig, PRESET_BASE: activePreset }, fromHex(mainnet.genesisValidatorsRoot));
  const slot = 420_000 * 32;
  expect(toHex(voluntaryExitDomain(mainnet))).toBe(toHex(config.getDomainForVoluntaryExit(slot)));
  expect(toHex(blsToExecutionChangeDomain(mainnet))).toBe(
    toHex(theirs(Uint8Array.of(0x0a, 0, 0, 0), fromHex(mainnet.genesisForkVersion), fromHex(mainnet.genesisValidatorsRoot))),
  );
});

test('any domain equals the one Lodestar computes', () => {
  const fixed = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(fixed(4), fixed(4), fixed(32), (type, version, root) => {
      expect(computeDomain(type, version, root)).toEqual(Uint8Array.from(theirs(type, version, root)));
    }),
  );
});
