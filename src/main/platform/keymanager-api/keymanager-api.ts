import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { address, pubkey } from '../../../shared/scalars.ts';
import { isUnknownRoute, rest } from '../rest.ts';
import { importBody } from './import-body.ts';

const hexPubkey = z
  .string()
  .transform((v) => v.toLowerCase())
  .pipe(pubkey);
const keys = z.object({ data: z.array(z.object({ validating_pubkey: hexPubkey })) });
const result = z.object({ status: z.string(), message: z.string().nullish() });
/** An empty import answers `data: null` (Prysm). */
const results = z.object({ data: z.array(result).nullable() });
const deleted = results.extend({ slashing_protection: z.string().nullish() });
const feeRecipient = z.object({ data: z.object({ ethaddress: address }) });
const integer = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative()]).transform(Number);
const signedExit = z.object({
  data: z.object({ message: z.object({ epoch: integer, validator_index: integer }), signature: z.string().regex(/^0x[0-9a-fA-F]{192}$/) }),
});

/** Answer for one key, in the order asked: `imported`, `duplicate`, `deleted`, `not_active`, `not_found`, `error`. */
export type KeyResult = { readonly status: string; readonly message: string | null };
export type KeymanagerApi = ReturnType<typeof keymanagerApi>;

/** A keystore opens in about a second on a quiet machine and many on a busy one; the client opens them one after the other. */
const IMPORT_BASE_MS = 20_000;
const IMPORT_PER_KEY_MS = 15_000;
/** The compressed point at infinity: no keystore can hold it. */
const NO_KEY = `0xc0${'00'.repeat(47)}`;

/**
 * A validator client's Keymanager API (ethereum/keymanager-APIs). Features are found by content, for Prysm answers unknown routes with
 * 200 and an empty body, Lodestar 1.5.1 with 404. Passwords are bytes, sent and never kept.
 * Errors: `keymanager.unreachable` (also when it stays silent), `keymanager.refused` with the client's own words.
 */
export function keymanagerApi(baseUrl: string, token: string) {
  const http = rest(
    baseUrl.replace(/\/$/, ''),
    {
      unreachable: 'keymanager.unreachable',
      timeout: 'keymanager.unreachable',
      refused: 'keymanager.refused',
      answer: 'keymanager.refused',
    },
    { headers: { authorization: `Bearer ${token}` } },
  );
  const toResults = (found: z.output<typeof results>): readonly KeyResult[] =>
    (found.data ?? []).map((r) => ({ status: r.status, message: r.message || null }));
  const feePath = (key: string) => `/eth/v1/validator/${key}/feerecipient`;
  const exitPath = (key: string, epoch: number) => `/eth/v1/validator/${key}/voluntary_exit?epoch=${epoch}`;

  async function readFeeRecipient(key: string): Promise<string | null> {
    const answer = await http.ask('GET', feePath(key));
    if (answer.status === 404 || (answer.status === 400 && /no fee recipient/i.test(answer.text))) return null;
    return http.take(feePath(key), answer, feeRecipient).data.ethaddress;
  }

  return {
    /** Public keys the client holds. */
    list: async (): Promise<readonly string[]> => (await http.get('/eth/v1/keystores', keys)).data.map((k) => k.validating_pubkey),
    /** `passwords` are UTF-8, wiped by the caller. `slashingProtection` is the text of an EIP-3076 file. One result per keystore, in order. */
    async importKeystores(input: {
      readonly keystores: readonly string[];
      readonly passwords: readonly Uint8Array[];
      readonly slashingProtection: string | null;
    }): Promise<readonly KeyResult[]> {
      const { keystores, passwords, slashingProtection } = input;
      const timeoutMs = IMPORT_BASE_MS + IMPORT_PER_KEY_MS * keystores.length;
      const body = importBody(
        { keystores, ...(slashingProtection === null ? {} : { slashing_protection: slashingProtection }) },
        passwords,
      );
      try {
        return toResults(http.take('/eth/v1/keystores', await http.ask('POST', '/eth/v1/keystores', { body, timeoutMs }), results));
      } finally {
        body.fill(0);
      }
    },
    /** `slashingProtection` is null where the client gave none ("null", ""): then the history is not safe elsewhere. */
    async deleteKeystores(pubkeys: readonly string[]) {
      const answer = await http.ask('DELETE', '/eth/v1/keystores', { body: { pubkeys } });
      const found = http.take('/eth/v1/keystores', answer, deleted);
      const history = found.slashing_protection ?? '';
      return { results: toResults(found), slashingProtection: history === '' || history === 'null' ? null : history };
    },
    /** Null where nothing is configured. */
    feeRecipient: readFeeRecipient,
    /** Sets and reads back: clients answer 202 for anything. Errors: `keymanager.refused` where it did not hold. */
    async setFeeRecipient(key: string, ethaddress: string): Promise<void> {
      const answer = await http.ask('POST', feePath(key), { body: { ethaddress } });
      if (answer.status !== 202 && answer.status !== 200) throw http.refusal(feePath(key), answer);
      const now = await readFeeRecipient(key);
      if (now?.toLowerCase() !== ethaddress.toLowerCase())
        throw new AppError('keymanager.refused', { what: `it holds the fee recipient ${now ?? 'none'} instead of ${ethaddress}` });
    },
    /** Signs an exit and does not publish it. Null where the client has no such route. */
    async voluntaryExit(key: string, epoch: number) {
      const answer = await http.ask('POST', exitPath(key, epoch));
      if (isUnknownRoute(answer)) return null;
      const { message, signature } = http.take(exitPath(key, epoch), answer, signedExit).data;
      return { epoch: message.epoch, validatorIndex: message.validator_index, signature };
    },
    /** Whether the client can sign exits, found without signing one: it is asked for a key that nobody has. */
    hasVoluntaryExit: async (): Promise<boolean> => !isUnknownRoute(await http.ask('POST', exitPath(NO_KEY, 0))),
  };
}
