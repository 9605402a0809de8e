import type { JSX } from 'react';
import { useAsk, useCall } from '../queries.ts';
import { keyFiles as words } from '../strings/key-files.ts';
import { addressText } from '../strings/setup-address.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Cell, Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { FileDone } from './FileDone.tsx';
import type { KnownKey } from './known.ts';
import { goToKey } from './pages.ts';

const text = words.change;
const sending = text.send;
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
  const send = useAsk('validators.sendChange');
  const own = checked && of.validator !== null;
  return (
    <FileDone
      pubkey={of.pubkey}
      is={send.isSuccess ? sending.doneIs : text.doneIs}
      next={send.isSuccess ? sending.doneNext : text.doneNext}
      lead={send.isSuccess ? sending.doneLead : own ? sending.lead : text.doneLead}
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
      {own && !send.isSuccess ? <Send of={of} address={address} file={file} send={send} /> : null}
    </FileDone>
  );
};

type SendProps = Pick<Props, 'of' | 'address' | 'file'> & { readonly send: ReturnType<typeof useAsk<'validators.sendChange'>> };

/** Sends the file with the own node, after a look at the chain and a phrase that says what happens. */
const Send = ({ of, address, file, send }: SendProps): JSX.Element => {
  const preview = useCall('validators.changePreview', { file });
  const refused = preview.data?.find(({ refusal }) => refusal !== null);
  if (preview.error !== null) return <ErrorNotice error={preview.error} />;
  if (preview.data === undefined) return <Waiting what={sending.asking} />;
  if (refused !== undefined) return <Notice>{sending.refused(refused.validatorIndex, refused.refusal ?? '')}</Notice>;
  return (
    <Sheet label={sending.title}>
      <Cell title={sending.title}>
        <p className="q2">{sending.text}</p>
      </Cell>
      <Cell>
        <DangerConfirm
          phrase={sending.phrase(address)}
          action={sending.action}
          leave={sending.leave}
          onLeave={() => goToKey(of.pubkey)}
          busy={send.isPending}
          onConfirm={() => send.mutate({ file })}
        />
        {send.isPending ? <Waiting what={sending.busy} /> : null}
        <ErrorNotice error={send.error} />
      </Cell>
    </Sheet>
  );
};
