import { type JSX, useState } from 'react';
import { keyFiles as words } from '../strings/key-files.ts';
import { addressText } from '../strings/setup-address.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { Row } from '../ui/Sheet.tsx';
import { FileDone } from './FileDone.tsx';
import type { KnownKey } from './known.ts';
import { goToKey } from './pages.ts';
import { SendSigned } from './SendSigned.tsx';

const text = words.change;
const sending = words.send.change;
type Props = {
  readonly of: KnownKey;
  readonly index: string;
  readonly address: string;
  readonly file: string;
  readonly checked: boolean;
  readonly checkedBy?: readonly string[] | undefined;
};

/** A change that was signed: where its file lies, and, where the own node follows the network, the one press that sends it. */
export const ChangeSigned = ({ of, index, address, file, checked, checkedBy }: Props): JSX.Element => {
  const [sent, setSent] = useState(false);
  const own = checked && of.validator !== null;
  return (
    <FileDone
      of={of}
      is={sent ? sending.doneIs : text.doneIs}
      next={sent ? sending.doneNext : text.doneNext}
      lead={sent ? sending.doneLead : own ? text.sendLead : text.doneLead}
      file={file}
      checkedBy={checkedBy}
      rows={
        <>
          <Row label={addressText.label}>
            <AddressBlocks value={address} label={addressText.label} copy />
          </Row>
          <Row label={words.index}>
            {index}. {checked ? text.checked : text.unchecked}
          </Row>
        </>
      }
    >
      {own && !sent ? <SendSigned file={file} leave={text.keepFile} onLeave={() => goToKey(of)} onSent={() => setSent(true)} /> : null}
    </FileDone>
  );
};
