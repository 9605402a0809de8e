import type { JSX } from 'react';
import { keys as words } from '../strings/keys.ts';
import { Address } from '../ui/Address.tsx';
import { State } from '../ui/State.tsx';
import { credentialsOf } from './credentials.ts';
import { isChanged, type KnownKey } from './known.ts';

const text = words.credential;

/** Where a key pays to, in words; a changed address in the loudest ones. */
export const Credentials = ({ of }: { readonly of: KnownKey }): JSX.Element => {
  const { kind, address, says, planned } = credentialsOf(of);
  if (isChanged(of) && address !== null) {
    return (
      <>
        <State tone="bad" strong>
          {words.changed.chainHas}
        </State>{' '}
        <Address value={address} />
        <p className="c">
          {words.changed.youSet} <Address value={of.validator?.intendedAddress ?? address} copy={false} />
        </p>
      </>
    );
  }
  if (address === null) return kind === '0x00' ? <State tone="att">{says}</State> : <span className="q2">{says}</span>;
  return (
    <>
      <Address value={address} />
      <p className="c">
        {says}
        {planned ? `; ${text.planned}` : ''}
      </p>
    </>
  );
};
