import { type JSX, useState } from 'react';
import type { AddressVerdict } from '../../shared/keys.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { AddressFactsLine } from './AddressFactsLine.tsx';
import { AddressField } from './AddressField.tsx';
import { type Blocks, Compare } from './Compare.tsx';
import { blockFits, useAddressVerdict } from './verdict.ts';

const noBlocks: Blocks = { first: '', last: '' };

/** An address that is being typed. `address` is null until its checksum holds, `same` says that both blocks of the wallet's screen are its own. */
export type TypedAddress = {
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly verdict: AddressVerdict | null;
  readonly error: unknown;
  readonly address: string | null;
  readonly blocks: Blocks;
  readonly setBlocks: (blocks: Blocks) => void;
  readonly same: boolean;
};

/** Another address asks for its blocks anew. */
export const useTypedAddress = (first = ''): TypedAddress => {
  const [typed, setTyped] = useState(first);
  const [blocks, setBlocks] = useState(noBlocks);
  const { verdict, error } = useAddressVerdict(typed.trim());
  const address = verdict?.ok === true ? verdict.address : null;
  const same = address !== null && blockFits(address, blocks.first, 'first') && blockFits(address, blocks.last, 'last');
  const type = (value: string): void => {
    setTyped(value);
    setBlocks(noBlocks);
  };
  return { typed, type, verdict, error, address, blocks, setBlocks, same };
};

type Props = {
  readonly of: TypedAddress;
  /** The practice wallet's address, offered where there is one. */
  readonly wallet?: string | null;
  /** Whose node is asked about the address; null asks none. */
  readonly network: NetworkName | null;
};

/** The field of an address, what is known of it, and the comparison with the wallet's screen. */
export const ComparedAddress = ({ of, wallet = null, network }: Props): JSX.Element => (
  <>
    <AddressField typed={of.typed} verdict={of.verdict} wallet={wallet} onChange={of.type} />
    {of.address === null || network === null ? null : <AddressFactsLine address={of.address} network={network} />}
    <Compare address={of.address} blocks={of.blocks} onChange={of.setBlocks} />
  </>
);
