import { addressSentences } from '../../../shared/strings/address.ts';
import { isNobodys } from '../../protocol/address.ts';
import type { Context } from '../command.ts';

/** The remark that nobody holds the key of the address a command was given. The command goes on, as the reference tool does. */
export function remarkNobodys({ remark }: Pick<Context, 'remark'>, address: string | null): void {
  if (address !== null && isNobodys(address.trim())) remark(addressSentences.nobodys());
}
