import { type JSX, useState } from 'react';
import type { KeyEntry, MadeKey } from '../../shared/keys.ts';
import { placeOfKey } from '../../shared/place.ts';
import { checkedBySentence } from '../../shared/strings/key-work.ts';
import { ChooseAddress } from '../ceremony/ChooseAddress.tsx';
import { Frame } from '../ceremony/Frame.tsx';
import { goTo } from '../route.ts';
import { ceremony } from '../strings/ceremony.ts';
import { addressText } from '../strings/setup-address.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { Cell, Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { goToKey } from './pages.ts';

const text = ceremony.deposit;

/** Signs the deposit of keys that lie here; nothing is sent. */
export const SignDeposit = ({ keys, onBack }: { readonly keys: readonly KeyEntry[]; readonly onBack?: () => void }): JSX.Element | null => {
  const [done, setDone] = useState<{ readonly address: string; readonly signed: readonly MadeKey[] } | null>(null);
  const first = keys[0];
  if (first === undefined) return null;
  if (done === null) {
    return (
      <ChooseAddress
        amounts
        pubkeys={keys.map((key) => key.pubkey)}
        network={first.network}
        onSigned={async (address, signed) => setDone({ address, signed })}
        onBack={onBack ?? (() => (keys.length === 1 ? goToKey({ pubkey: first.pubkey, place: placeOfKey(first) }) : goTo('keys')))}
      />
    );
  }
  const checkedBy = done.signed[0]?.checkedBy;
  const file = done.signed[0]?.deposit?.file ?? '';
  return (
    <Frame
      page="deposit signed"
      is={text.done(keys.length)}
      next={text.doneNext}
      lead={text.doneLead}
      back={null}
      forward={{ label: text.keys, open: true, go: () => goTo('keys') }}
    >
      <Sheet>
        <Cell title={addressText.label}>
          <AddressBlocks value={done.address} label={addressText.label} copy />
        </Cell>
        <Lines>
          <Row label={text.fileRow}>
            <span className="mono">{file.split(/[\\/]/).at(-1)}</span>
          </Row>
        </Lines>
      </Sheet>
      {checkedBy === undefined ? null : <p className="below">{checkedBySentence(checkedBy)}</p>}
    </Frame>
  );
};
