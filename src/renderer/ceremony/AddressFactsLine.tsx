import type { JSX } from 'react';
import type { NetworkName } from '../../shared/networks.ts';
import { useCall } from '../queries.ts';
import { addressText } from '../strings/setup-address.ts';
import { Notice } from '../ui/Notice.tsx';
import { State } from '../ui/State.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const text = addressText.facts;

/** What the own node knows of the address: a contract is warned of, a new one is named. */
export const AddressFactsLine = ({ address, network }: { readonly address: string; readonly network: NetworkName }): JSX.Element => {
  const { data, isPending } = useCall('keys.addressFacts', { address, network });
  return (
    <div className="cell facts">
      {isPending ? (
        <Waiting what={text.asking} />
      ) : data?.contract === true ? (
        <Notice>
          <b>{text.contract}</b> {text.contractMeans}
        </Notice>
      ) : data === null || data === undefined ? (
        <p>
          <State tone="unk">{text.unknown}</State>
        </p>
      ) : data.used ? (
        <p>
          <State tone="fine">{text.used}</State>
        </p>
      ) : (
        <p>
          <State tone="att">
            <b>{text.unused}</b> {text.unusedMeans}
          </State>
        </p>
      )}
    </div>
  );
};
