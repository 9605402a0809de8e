import { randomBytes, randomUUID, scrypt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { keyJob } from './key-process.mjs';

/** EIP-2333 derivation, both signatures, files: what one validator may take beside the password's hardening. */
const SECONDS_PER_VALIDATOR = 0.0025;
const MEMORY_MIB = 700;
/** What a thousand exits or credential changes may take. */
const SIGNED_SECONDS = 2;
/** What two bare scrypts took on the machine for which that was set. */
const SCRYPTS_THEN = 1.4;
const seconds = (/** @type {number} */ s) => `${s.toFixed(2)} s`;

const bare = () =>
  new Promise((resolve, reject) =>
    scrypt('correct horse battery', randomBytes(32), 32, { N: 262144, r: 8, p: 1, maxmem: 300 * 2 ** 20 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );

/** @param {() => Promise<unknown>} fn */
async function timed(fn) {
  const start = performance.now();
  await fn();
  return (performance.now() - start) / 1000;
}

/** So many bare scrypts, `atOnce` at a time. @param {number} count @param {number} atOnce */
const bareScrypts = (count, atOnce) =>
  timed(async () => {
    let left = count;
    const line = async () => {
      while (left-- > 0) await bare();
    };
    await Promise.all(Array.from({ length: atOnce }, line));
  });

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

const words = () => ({ mnemonic: encode(`${'abandon '.repeat(23)}art`), language: null, passphrase: new Uint8Array(0) });

/** @param {string} dir @param {number} count @param {boolean} saltPerKeystore */
async function make(dir, count, saltPerKeystore) {
  const ran = await keyJob('derive', {
    ...words(),
    mnemonicOut: null,
    password: encode('correct horse battery'),
    target: { folder: join(dir, randomUUID(), 'validator_keys'), run: randomUUID(), seconds: 1_795_324_985 },
    range: { start: 0, count },
    lock: { kdf: 'scrypt', saltPerKeystore },
    deposit: {
      credentials: new Uint8Array(32).fill(1, 0, 1).fill(2, 12),
      amountGwei: 32_000_000_000n,
      genesisForkVersion: '0x00000000',
      networkName: 'mainnet',
      cliVersion: '2.8.0',
    },
  });
  const { pubkeys, checkedBy, files } = ran.gives;
  if (pubkeys.length !== count || files.length !== count + 1 || checkedBy.length !== 2)
    throw new Failure('The key process made something else than was asked.', 'npm run bench -- keys');
  return ran;
}

/**
 * Keys made by the real key process, with everything that is checked before success is claimed, against bare scrypts of the same run.
 * Each figure is the median of its runs, and each run stands beside the scrypts before and after it.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const dir = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  /** @type {import('./rows.mjs').Row[]} */
  const rows = [];
  try {
    await bare();
    for (const { count, runs, limit } of [
      { count: 10, runs: 3, limit: 1.3 },
      { count: 100, runs: 3, limit: 1.3 },
      { count: 1000, runs: 1, limit: 2.6 },
    ]) {
      const measured = [];
      for (let run = 0; run < runs; run++) {
        const before = await bareScrypts(2, 1);
        const ran = await make(dir, count, false);
        const after = await bareScrypts(2, 1);
        measured.push({ ...ran, budget: (before + after) / 2 + SECONDS_PER_VALIDATOR * count });
      }
      measured.sort((a, b) => a.seconds / a.budget - b.seconds / b.budget);
      const middle = measured[Math.floor(measured.length / 2)];
      if (middle === undefined) continue;
      rows.push({
        what: `${count} validators`,
        ours: seconds(middle.seconds),
        baseline: seconds(middle.budget),
        ratio: middle.seconds / middle.budget,
        limit,
      });
      if (count === 1000 && middle.peakMiB > 0)
        rows.push({
          what: `${count} validators, memory`,
          ours: `${middle.peakMiB.toFixed(0)} MiB`,
          baseline: `${MEMORY_MIB} MiB`,
          ratio: middle.peakMiB / MEMORY_MIB,
          limit: 1,
        });
    }
    rows.push(await ownSalts(dir), ...(await signed(dir, 'exits')), ...(await signed(dir, 'changes')));
    return rows;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A salt for each of ten keystores: twenty scrypts, two at once where the machine has two cores. @param {string} dir */
async function ownSalts(dir) {
  const atOnce = Math.min(2, availableParallelism());
  const before = await bareScrypts(10, atOnce);
  const ran = await make(dir, 10, true);
  const after = await bareScrypts(10, atOnce);
  const budget = before + after;
  return { what: '10 with a salt each', ours: seconds(ran.seconds), baseline: seconds(budget), ratio: ran.seconds / budget, limit: 1.15 };
}

/**
 * A thousand exits, or changes from 0x00, of a thousand keys: against the limit as it was set, and against the limit for a machine as
 * quick as this one was just then, told by bare scrypts before and after. @param {string} dir @param {'exits' | 'changes'} job
 */
async function signed(dir, job) {
  const count = 1000;
  const indices = Array.from({ length: count }, (_, i) => i);
  const facts = {
    name: 'mainnet',
    genesisForkVersion: '0x00000000',
    capellaForkVersion: '0x03000000',
    genesisValidatorsRoot: `0x${'4b'.repeat(32)}`,
  };
  const target = { folder: join(dir, randomUUID()), run: randomUUID(), seconds: 1_795_324_985 };
  const what =
    job === 'exits'
      ? { exits: indices.map((validatorIndex) => ({ epoch: 0, validatorIndex })) }
      : { validatorIndices: indices, address: `0x${'34'.repeat(20)}` };
  const before = await bareScrypts(2, 1);
  const ran = await keyJob(job, { ...words(), ...what, start: 0, facts, chain: null, target });
  const after = await bareScrypts(2, 1);
  const row = (/** @type {string} */ what, /** @type {number} */ budget) => ({
    what,
    ours: seconds(ran.seconds),
    baseline: seconds(budget),
    ratio: ran.seconds / budget,
    limit: 1,
  });
  const here = (SIGNED_SECONDS * (before + after)) / 2 / SCRYPTS_THEN;
  return [row(`${count} ${job}`, SIGNED_SECONDS), row(`${count} ${job}, scaled`, here)];
}
