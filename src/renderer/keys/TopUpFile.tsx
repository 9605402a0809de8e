import { type JSX, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { amountTexts } from '../../shared/strings/amounts.ts';
import { call } from '../bridge.ts';
import { AmountField, amountOf, limitsOf } from '../ceremony/AmountField.tsx';
import { usePassword } from '../keychain/use-password.ts';
import { useRun } from '../run.ts';
import { keyFiles as words } from '../strings/key-files.ts';
import { coinOf } from '../strings/ui.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { formatAmount } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Cell, Row } from '../ui/Sheet.tsx';
import { firstMissing } from '../ui/WhyLink.tsx';
import { credentialsOf } from './credentials.ts';
import { FileDone } from './FileDone.tsx';
import type { KnownKey } from './known.ts';
import { isWrongPassword, SigningFields } from './SigningFields.tsx';
import { SigningPage } from './SigningPage.tsx';

const text = words.topUp;

type Props = { readonly of: KnownKey; readonly network: NetworkName };

/** Signs a deposit on top of a validator that exists. Nothing is sent. */
export const TopUpFile = ({ of, network }: Props): JSX.Element => {
  const { kind, address } = credentialsOf(of);
  const compounding = kind === '0x02';
  const [eth, setEth] = useState('1');
  const password = usePassword([of.pubkey]);
  const [folder, setFolder] = useState<string | null>(null);
  const [done, setDone] = useState<Output<'keys.topUpFile'> | null>(null);
  const { busy, error, run, clear } = useRun();
  if (done !== null) {
    return (
      <FileDone
        of={of}
        is={text.doneIs}
        next={text.doneNext}
        lead={text.doneLead}
        file={done.file}
        checkedBy={done.checkedBy}
        rows={
          <Row label={text.paysTo}>
            <AddressBlocks value={done.withdrawalAddress} label={text.paysTo} />
          </Row>
        }
      />
    );
  }
  const amountGwei = amountOf(eth, compounding ? '0x02' : '0x01');
  const coin = coinOf(network);
  const { most } = limitsOf(compounding ? '0x02' : '0x01');
  const after = (of.validator?.balanceGwei ?? 0n) + (amountGwei ?? 0n);
  const go = (): void =>
    run(async () => {
      if (amountGwei === null || folder === null) return;
      await password.store();
      const signed = await call('keys.topUpFile', {
        network,
        pubkey: of.pubkey,
        password: password.given,
        amountGwei,
        withdrawalAddress: address,
        compounding,
        folder,
      });
      password.clear();
      setDone(signed);
    });
  const missing = firstMissing(
    amountGwei === null && { to: 'address-amount', what: words.whyAmount },
    !password.isReady && { to: 'file-password', what: words.whyPassword },
    folder === null && { to: 'file-folder', what: words.whyFolder },
  );
  return (
    <SigningPage
      of={of}
      page="top-up file"
      text={text}
      lead={compounding ? text.lead : `${text.lead} ${text.leadPaid}`}
      missing={missing}
      go={go}
      busy={busy}
      error={isWrongPassword(error) ? null : error}
    >
      {address === null ? null : (
        <Cell title={text.paysTo}>
          <AddressBlocks value={address} label={text.paysTo} />
        </Cell>
      )}
      <AmountField label={text.amount} value={eth} kind={compounding ? '0x02' : '0x01'} coin={coin} onChange={setEth} disabled={busy} />
      {after > most ? (
        <Cell>
          <Notice>{amountTexts.idle(formatAmount(after, coin), formatAmount(most, coin))}</Notice>
        </Cell>
      ) : null}
      <SigningFields password={password} onType={clear} folder={folder} onFolder={setFolder} error={error} disabled={busy} />
    </SigningPage>
  );
};
