import type { JSX } from 'react';
import type { NetworkName } from '../../shared/networks.ts';
import { networks, noNetwork } from '../strings/ui.ts';

/** Which coins these are, in words and a shape: dashed is practice, outlined a test network, solid the real one. */
export const NetworkMark = ({ network }: { readonly network: NetworkName | null }): JSX.Element => {
  const { title, note } = network === null ? noNetwork : networks[network];
  return (
    <div className={`net ${network ?? 'none'}`} role="note" aria-label={`Network: ${title}, ${note}`}>
      {title}
      <small>{note}</small>
    </div>
  );
};
