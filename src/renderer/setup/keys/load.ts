import { AppError, toFault } from '../../../shared/app-error.ts';
import { call, FaultError } from '../../bridge.ts';
import { shortHex } from '../../ui/Address.tsx';

/** Loads keys into the own validator client (`password` null: with the kept ones); a key that it does not take becomes a fault with its reason. */
export async function loadKeys(pubkeys: readonly string[], password: string | null): Promise<void> {
  const results = await call('validators.import', { pubkeys: [...pubkeys], password });
  const refused = results.find((result) => result.status === 'error');
  if (refused === undefined) return;
  const wrongPassword = toFault(new AppError('key.passwordWrong'));
  if (refused.message === wrongPassword.message) throw new FaultError(wrongPassword);
  const fault = toFault(new AppError('validator.import', { what: shortHex(refused.pubkey), found: 'it gave no reason' }));
  throw new FaultError({ ...fault, message: refused.message ?? fault.message });
}
