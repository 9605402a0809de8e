import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import { readJson } from '../../shared/read-json.ts';
import { equalBytes, fromHex, hexFromBytes, toHex } from '../protocol/bytes.ts';
import { depositAmountFits, readCredentials } from '../protocol/credentials.ts';
import { computeSigningRoot, depositDomain } from '../protocol/domains.ts';
import { depositDataRoot, depositMessageRoot } from '../protocol/ssz.ts';
import type { Bls, Signed } from './bls.ts';
import { pythonJson } from './python-json.ts';
import { allVerify } from './verify-all.ts';

/** One signed deposit. Hex with `0x`, amounts in gwei. */
export type DepositDatum = {
  readonly pubkey: string;
  readonly withdrawalCredentials: string;
  readonly amountGwei: bigint;
  readonly signature: string;
  readonly depositMessageRoot: string;
  readonly depositDataRoot: string;
  readonly forkVersion: string;
  readonly networkName: string;
  readonly depositCliVersion: string;
};

/**
 * Written as `deposit_cli_version`. The Launchpad asks for any text, older portals compare it with 2.7.0; the file's form is the one
 * that staking-deposit-cli had from that version on.
 */
export const DEPOSIT_CLI_VERSION = '2.8.0';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
const fileSchema = z
  .array(
    z.object({
      pubkey: hex(48),
      withdrawal_credentials: hex(32),
      amount: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
      signature: hex(96),
      deposit_message_root: hex(32),
      deposit_data_root: hex(32),
      fork_version: hex(4),
      network_name: z.string(),
      deposit_cli_version: z.string().min(1),
    }),
  )
  .min(1);

const bare = (text: string): string => text.slice(2);

/** The file as ethstaker-deposit-cli writes it: one line, no `0x`, amounts as numbers. */
export const depositDataText = (data: readonly DepositDatum[]): string =>
  pythonJson(
    data.map((d) => ({
      pubkey: bare(d.pubkey),
      withdrawal_credentials: bare(d.withdrawalCredentials),
      amount: d.amountGwei,
      signature: bare(d.signature),
      deposit_message_root: bare(d.depositMessageRoot),
      deposit_data_root: bare(d.depositDataRoot),
      fork_version: bare(d.forkVersion),
      network_name: d.networkName,
      deposit_cli_version: d.depositCliVersion,
    })),
  );

/** Reads a deposit file of any tool. AppError `key.depositFile` for anything else; it does not judge roots and signatures. */
export function readDepositData(text: string, name: string): readonly DepositDatum[] {
  const data = readJson(text, fileSchema, (details) => new AppError('key.depositFile', { what: name, details }));
  return data.map((d) => ({
    pubkey: `0x${d.pubkey}`,
    withdrawalCredentials: `0x${d.withdrawal_credentials}`,
    amountGwei: BigInt(d.amount),
    signature: `0x${d.signature}`,
    depositMessageRoot: `0x${d.deposit_message_root}`,
    depositDataRoot: `0x${d.deposit_data_root}`,
    forkVersion: `0x${d.fork_version}`,
    networkName: d.network_name,
    depositCliVersion: d.deposit_cli_version,
  }));
}

/** What the deposit's signature covers. */
export const depositSigningRoot = (d: Omit<DepositDatum, 'signature'>): Uint8Array =>
  computeSigningRoot(depositMessageRoot(messageOf(d)), depositDomain({ genesisForkVersion: d.forkVersion }));

const messageOf = (d: Pick<DepositDatum, 'pubkey' | 'withdrawalCredentials' | 'amountGwei'>) => ({
  pubkey: fromHex(d.pubkey),
  withdrawalCredentials: fromHex(d.withdrawalCredentials),
  amountGwei: d.amountGwei,
});

/** What a deposit is for, without the key. `credentials` are the 32 bytes. */
export type DepositTerms = {
  readonly credentials: Uint8Array;
  readonly amountGwei: bigint;
  readonly genesisForkVersion: string;
  readonly networkName: string;
  readonly cliVersion: string;
};

/** Signs a deposit with the validator's own key (phase0/validator.md#submit-deposit). */
export function signDeposit(bls: Bls, secret: Uint8Array, t: DepositTerms): DepositDatum {
  const message = { pubkey: bls.publicKey(secret), withdrawalCredentials: t.credentials, amountGwei: t.amountGwei };
  const messageRoot = depositMessageRoot(message);
  const signature = bls.sign(secret, computeSigningRoot(messageRoot, depositDomain(t)));
  return {
    pubkey: toHex(message.pubkey),
    withdrawalCredentials: toHex(t.credentials),
    amountGwei: t.amountGwei,
    signature: toHex(signature),
    depositMessageRoot: toHex(messageRoot),
    depositDataRoot: toHex(depositDataRoot({ ...message, signature })),
    forkVersion: `0x${hexFromBytes(fromHex(t.genesisForkVersion))}`,
    networkName: t.networkName,
    depositCliVersion: t.cliVersion,
  };
}

/** What remains to be verified of a deposit whose roots are right; null where they are not. */
function signedPart(d: DepositDatum): Signed | null {
  const message = messageOf(d);
  const signature = fromHex(d.signature);
  const messageRoot = depositMessageRoot(message);
  const right =
    equalBytes(messageRoot, fromHex(d.depositMessageRoot)) &&
    equalBytes(depositDataRoot({ ...message, signature }), fromHex(d.depositDataRoot));
  if (!right) return null;
  const root = computeSigningRoot(messageRoot, depositDomain({ genesisForkVersion: d.forkVersion }));
  return { publicKey: message.pubkey, message: root, signature };
}

function isKnownKind(d: DepositDatum): boolean {
  const credentials = readCredentials(fromHex(d.withdrawalCredentials));
  return credentials !== null && depositAmountFits(credentials.kind, d.amountGwei);
}

/** Whether a deposit is whole: known credentials, an amount that fits them, both roots, and the signature for its fork version. */
export const depositIsSound = (bls: Bls, d: DepositDatum): boolean => isKnownKind(d) && depositIsSigned(bls, d);

/** Whether both roots and the signature hold, whatever is deposited to whom. */
export function depositIsSigned(bls: Bls, d: DepositDatum): boolean {
  const signed = signedPart(d);
  return signed !== null && bls.verify(signed.publicKey, signed.message, signed.signature);
}

/** Whether all of them are sound, judged quicker than one by one; `breathe` lets the process answer in between. */
export async function depositsAreSound(bls: Bls, breathe: () => Promise<unknown>, data: readonly DepositDatum[]): Promise<boolean> {
  const signed = data.map(signedPart).filter((s) => s !== null);
  return data.every(isKnownKind) && signed.length === data.length && allVerify(bls, breathe, signed);
}
