import { AppError } from '../../../shared/app-error.ts';
import { journeyTexts } from '../../../shared/strings/journey.ts';
import { short } from '../face/format.ts';
import { fixedLimits } from './limits.ts';
import { type Traveller, until } from './traveller.ts';

const { gave, waits } = journeyTexts;
const STAKE_GWEI = 32_000_000_000n;

/** The key of this journey. Its password lives in memory only and dies with the journey. */
export type OwnKey = { readonly pubkey: string; readonly password: string; readonly withdrawalAddress: string };

const walletAddress = async ({ context: { ask } }: Traveller) => {
  const address = (await ask('practice.status', {})).wallet?.address;
  if (address === undefined) throw new AppError('practice.notRunning');
  return address;
};

/** keys-made: new words, confirmed, one key with its deposit data. The words are gone when this ends. */
export async function makeKeys(me: Traveller): Promise<OwnKey> {
  const { ask, now, randomBytes } = me.context;
  const startedAt = now();
  const withdrawalAddress = await walletAddress(me);
  const password = Buffer.from(randomBytes(24)).toString('base64url');
  const { session, words } = await ask('keys.begin', {});
  try {
    const { ok, wrong } = await ask('keys.confirm', { session, typed: words });
    if (!ok) throw new AppError('key.words', { what: wrong.join(', ') });
    const pubkeys = (await ask('keys.make', { session, password, count: 1, network: 'practice' })).map(({ pubkey }) => pubkey);
    const pubkey = pubkeys[0];
    if (pubkey === undefined) throw new AppError('key.session');
    await ask('keys.deposit', { network: 'practice', pubkeys, password, withdrawalAddress, compounding: false, amountGwei: STAKE_GWEI });
    me.reach('keys-made', startedAt, gave.keys);
    return { pubkey, password, withdrawalAddress };
  } catch (error) {
    await ask('keys.abandon', { session }).catch(() => undefined);
    throw error;
  }
}

/** keys-imported: the own validator client holds the key. */
export async function importKeys(me: Traveller, { pubkey, password }: OwnKey): Promise<void> {
  const { ask, now } = me.context;
  const startedAt = now();
  const [result] = await until(me, { milestone: 'keys-imported', limitMs: fixedLimits.imported }, () =>
    ask('validators.import', { pubkeys: [pubkey], password }),
  );
  if (result?.status !== 'imported' && result?.status !== 'duplicate')
    throw new AppError('validator.import', { what: short(pubkey), ...(result?.message ? { found: result.message } : {}) });
  const client = (await ask('node.list', {})).find(({ side, role }) => side === 'own' && role === 'validator')?.clientName ?? '';
  me.reach('keys-imported', startedAt, gave.imported(client));
}

/** The own node follows the chain, so that a deposit sent now is seen. */
export async function inSync(me: Traveller): Promise<void> {
  const { ask } = me.context;
  await until(me, { milestone: 'deposited', what: waits.sync, limitMs: fixedLimits.sync }, async () => {
    const { execution, consensus } = await ask('status.get', {});
    return execution.health === 'synced' && consensus.health === 'synced' ? true : null;
  });
}

/** deposited: the launch gate is open, 32 practice ETH are sent, and a block holds them. Answers that block's slot. */
export async function deposit(me: Traveller, { pubkey, withdrawalAddress }: OwnKey): Promise<number> {
  const { ask, now } = me.context;
  const startedAt = now();
  let closed = '';
  const open = async () => {
    const items = await ask('deposit.check', { pubkeys: [pubkey] });
    closed = items
      .filter(({ verdict }) => verdict === 'stops')
      .map(({ title, found }) => `${title}: ${found}`)
      .join('; ');
    return closed === '' ? true : null;
  };
  await until(me, { milestone: 'deposited', what: waits.gate, limitMs: fixedLimits.gate }, open).catch((error: unknown) => {
    throw closed !== '' && error instanceof AppError && error.code === 'journey.milestone'
      ? new AppError('deposit.gate', { what: closed })
      : error;
  });
  await ask('deposit.send', { pubkey });
  const includedAt = await until(me, { milestone: 'deposited', limitMs: fixedLimits.included }, async () => {
    const { status, stations } = await ask('deposit.road', { pubkey });
    if (status === 'failed') throw new AppError('deposit.failed');
    const included = stations.find(({ id }) => id === 'included');
    return included?.state === 'done' ? (included.at ?? now()) : null;
  });
  me.reach('deposited', startedAt, gave.deposited('32', short(withdrawalAddress)));
  return me.chain()?.slotAt(includedAt) ?? 0;
}
