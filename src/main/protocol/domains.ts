import type { NetworkFacts } from '../../shared/networks.ts';
import { concatBytes, fromHex } from './bytes.ts';
import { forkDataRoot, signingDataRoot } from './ssz.ts';

/** Domain types, phase0/beacon-chain.md#domain-types and capella/beacon-chain.md#domain-types. */
export const DOMAIN_DEPOSIT = Uint8Array.of(0x03, 0, 0, 0);
export const DOMAIN_VOLUNTARY_EXIT = Uint8Array.of(0x04, 0, 0, 0);
export const DOMAIN_BLS_TO_EXECUTION_CHANGE = Uint8Array.of(0x0a, 0, 0, 0);
/** ethstaker-deposit-cli's own, of no consensus object. */
export const DOMAIN_KEYSTORE_CHANGE = Uint8Array.of(0x0f, 0, 0, 0);

/** phase0/beacon-chain.md#compute_domain */
export const computeDomain = (domainType: Uint8Array, forkVersion: Uint8Array, genesisValidatorsRoot: Uint8Array): Uint8Array =>
  concatBytes(domainType, forkDataRoot(forkVersion, genesisValidatorsRoot).subarray(0, 28));

/** phase0/beacon-chain.md#compute_signing_root, from the object's root. */
export const computeSigningRoot = (objectRoot: Uint8Array, domain: Uint8Array): Uint8Array => signingDataRoot(objectRoot, domain);

/** Deposits are signed for the genesis fork and no root, so that they hold on every fork (phase0/beacon-chain.md#deposits). */
export const depositDomain = (facts: Pick<NetworkFacts, 'genesisForkVersion'>): Uint8Array =>
  computeDomain(DOMAIN_DEPOSIT, fromHex(facts.genesisForkVersion), new Uint8Array(32));

/** Exits are signed for Capella whatever the present fork is, so that they hold for ever (EIP-7044). */
export const voluntaryExitDomain = (facts: Pick<NetworkFacts, 'capellaForkVersion' | 'genesisValidatorsRoot'>): Uint8Array =>
  computeDomain(DOMAIN_VOLUNTARY_EXIT, fromHex(facts.capellaForkVersion), fromHex(facts.genesisValidatorsRoot));

/** Credential changes are signed for the genesis fork (capella/beacon-chain.md#new-process_bls_to_execution_change). */
export const blsToExecutionChangeDomain = (facts: Pick<NetworkFacts, 'genesisForkVersion' | 'genesisValidatorsRoot'>): Uint8Array =>
  computeDomain(DOMAIN_BLS_TO_EXECUTION_CHANGE, fromHex(facts.genesisForkVersion), fromHex(facts.genesisValidatorsRoot));

/** The domain of ethstaker-deposit-cli's keystore-signed wish for a change; no chain reads it. */
export const keystoreChangeDomain = (facts: Pick<NetworkFacts, 'genesisForkVersion' | 'genesisValidatorsRoot'>): Uint8Array =>
  computeDomain(DOMAIN_KEYSTORE_CHANGE, fromHex(facts.genesisForkVersion), fromHex(facts.genesisValidatorsRoot));
