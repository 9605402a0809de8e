import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetupState } from '../src/shared/setup.ts';
import { initialSetup } from '../src/shared/setup-reducer.ts';

const fixture = join(import.meta.dirname, '../src/main/keys/fixtures/a00/validator_keys');
const KEYSTORE = 'keystore-m_12381_3600_0_0_0-1795324985.json';
const given = { staking: '3 pages read', network: 'Practice · 2 s slots', host: '11 of 12 fine', clients: 'Geth + Lodestar' };

/** A wizard that waits at the plan of a start, with images that have to be fetched. */
export const beforeTheStart: SetupState = {
  ...initialSetup,
  step: 'start',
  reached: 'start',
  network: 'practice',
  profile: 'today',
  consensus: 'lodestar',
  gave: given,
};

/** Files of somebody who has used Hearth before: choices, a deposit that was sent, a key. */
export async function liveIn(dataDir: string, setup: SetupState): Promise<void> {
  const keys = join(dataDir, 'keys/practice-0a1b2c/validator_keys');
  await mkdir(keys, { recursive: true, mode: 0o700 });
  await copyFile(join(fixture, KEYSTORE), join(keys, KEYSTORE));
  const deposit = {
    pubkey: `0x${'ab'.repeat(48)}`,
    instance: 'practice-0a1b2c',
    txHash: `0x${'cd'.repeat(32)}`,
    at: 0,
    nonce: 0,
    fromBlock: 1,
  };
  const stores = { settings: { theme: 'light' }, setup, evidence: { version: 1, deposits: [deposit] } };
  for (const [name, value] of Object.entries(stores)) await writeFile(join(dataDir, `${name}.json`), JSON.stringify(value));
}
