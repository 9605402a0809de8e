import type { JSX } from 'react';
import type { Output } from '../../shared/contract.ts';
import { checkedBySentence } from '../../shared/strings/key-work.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { goTo } from '../route.ts';
import { ceremony } from '../strings/ceremony.ts';
import { keyChoices } from '../strings/key-choices.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { Copy } from '../ui/Copy.tsx';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';

const text = keyChoices.made;
type Props = {
  readonly made: Output<'keys.makeFiles'>;
  readonly network: string;
  /** Null: 0x00 credentials. */
  readonly address: string | null;
};

/** Keys whose files lie in a folder of the person. */
export const MadeFiles = ({ made, network, address }: Props): JSX.Element => {
  const n = made.pubkeys.length;
  return (
    <Frame
      page="made files"
      is={ceremony.made.is(n)}
      next={text.next}
      lead={`${text.lead} ${checkedBySentence(made.checkedBy)}`}
      back={null}
      forward={{ label: ceremony.made.later, open: true, go: () => goTo('keys') }}
      why={text.paper}
    >
      <Sheet>
        <Lines>
          <Row label={text.network}>{network}</Row>
          <Row label={text.folder}>
            <span className="mono">{made.folder}</span> <Copy text={made.folder} label={text.copyFolder} />
          </Row>
          <Row label={text.count}>{text.counted(n)}</Row>
          <Row label={text.pays}>{address === null ? text.paysNobody : <AddressBlocks value={address} label={text.pays} copy />}</Row>
        </Lines>
      </Sheet>
    </Frame>
  );
};
