import type { JSX } from 'react';
import type { SignedFile } from '../../shared/validators.ts';
import { useAsk, useCall } from '../queries.ts';
import { keyFiles } from '../strings/key-files.ts';
import { coinOf } from '../strings/ui.ts';
import { Address } from '../ui/Address.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatAmount } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Cell, Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const text = keyFiles.send;
type Kind = SignedFile['kind'];
type Props = {
  readonly file: string;
  /** The quiet way out. */
  readonly leave: string;
  readonly onLeave: () => void;
  readonly onSent: (kind: Kind) => void;
};

/** Sends a signed file with the own node, after a look at the chain and a phrase that says what happens. */
export const SendSigned = ({ file, leave, onLeave, onSent }: Props): JSX.Element => {
  const preview = useCall('validators.filePreview', { file }, { refetchOnMount: 'always' });
  const status = useCall('status.get', {});
  const send = useAsk('validators.sendFile');
  if (preview.error !== null) return <ErrorNotice error={preview.error} />;
  if (preview.data === undefined) return <Waiting what={text.asking} />;
  const { kind, phrase, validators } = preview.data;
  const refusal = validators.find((one) => one.refusal !== null)?.refusal ?? null;
  const coin = coinOf(status.data?.network ?? null);
  return (
    <Sheet label={text[kind].title}>
      <Cell title={text[kind].title}>
        <p className="q2">{text[kind].text}</p>
      </Cell>
      <Lines>
        {validators.map(({ validatorIndex, pubkey, balanceGwei, withdrawalAddress }) => (
          <Row key={validatorIndex} label={text.validator(validatorIndex)}>
            {pubkey === null ? null : <Address kind="key" value={pubkey} />}
            {balanceGwei === null || withdrawalAddress === null ? null : (
              <p>
                {text[kind].pays(formatAmount(balanceGwei, coin))} <Address value={withdrawalAddress} />
              </p>
            )}
          </Row>
        ))}
      </Lines>
      <Cell>
        {refusal === null ? (
          <DangerConfirm
            phrase={phrase}
            action={text[kind].action(validators.length)}
            leave={leave}
            onLeave={onLeave}
            busy={send.isPending}
            onConfirm={(typed) => send.mutate({ file, phrase: typed }, { onSuccess: () => onSent(kind) })}
          />
        ) : (
          <Notice>{text.refused(refusal)}</Notice>
        )}
        {send.isPending ? <Waiting what={text.busy} /> : null}
        <ErrorNotice error={send.error} />
      </Cell>
    </Sheet>
  );
};
