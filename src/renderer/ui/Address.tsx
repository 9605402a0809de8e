import type { JSX } from 'react';
import { ui } from '../strings/ui.ts';
import { Copy } from './Copy.tsx';
import { identicon } from './identicon.ts';

type Props = {
  /** `0x` and hex; an address keeps its checksum's capitals. */
  readonly value: string;
  /** Addresses get their picture, public keys get none. */
  readonly kind?: 'address' | 'key';
  /** False where the value is only repeated in a sentence. */
  readonly copy?: boolean;
};

export const shortHex = (value: string): string => `0x${value.slice(2, 6)}…${value.slice(-4)}`;

/** The picture wallets show for an address, as squares of an SVG. Never shown for a wrong address. */
export const Identicon = ({ address }: { readonly address: string }): JSX.Element => {
  const { background, squares } = identicon(address);
  return (
    <svg className="ident" viewBox="0 0 8 8" shapeRendering="crispEdges" role="img" aria-label={ui.pictureOf(address.slice(0, 6))}>
      <rect width="8" height="8" fill={background} />
      {squares.map((square) => (
        <rect key={`${square.x} ${square.y}`} x={square.x} y={square.y} width={square.width} height="1" fill={square.color} />
      ))}
    </svg>
  );
};

/** An address or public key in its short form: first and last block strong, picture, copy. */
export const Address = ({ value, kind = 'address', copy = true }: Props): JSX.Element => (
  <span className="addrline">
    {kind === 'address' ? <Identicon address={value} /> : null}
    <span className="addr" title={value}>
      0x<b>{value.slice(2, 6)}</b>…<b>{value.slice(-4)}</b>
    </span>
    {copy ? <Copy text={value} label={kind === 'address' ? ui.copyAddress : ui.copyKey} /> : null}
  </span>
);

type BlocksProps = {
  readonly value: string;
  readonly label: string /** False: not a usable address, so no picture. */;
  readonly right?: boolean;
  readonly copy?: boolean;
};

/** An address in numbered blocks of four, first and last two strong, for comparing with a wallet. Also shows half-typed ones. */
export const AddressBlocks = ({ value, label, right = true, copy = false }: BlocksProps): JSX.Element => {
  const blocks = value.replace(/^0x/i, '').match(/.{1,4}/gu) ?? [];
  const strong = (i: number): boolean => i < 2 || i >= Math.max(blocks.length, 10) - 2;
  return (
    <div className="blocks num">
      {right ? <Identicon address={value} /> : <span className="noid" />}
      <ol className="mono" aria-label={ui.blocksOf(label)}>
        <li className="x">0x</li>
        {blocks.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are places, not things
          <li key={i} className={strong(i) ? 's' : undefined}>
            <span>{block}</span>
            <small aria-hidden="true">{i + 1}</small>
          </li>
        ))}
      </ol>
      {copy ? <Copy text={value} label={ui.copyAddress} /> : null}
    </div>
  );
};
