import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { MadeKey } from '../../shared/keys.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { call, faultOf } from '../bridge.ts';
import { PasswordField } from '../keychain/PasswordField.tsx';
import { usePassword } from '../keychain/use-password.ts';
import { useCall } from '../queries.ts';
import { useRun } from '../run.ts';
import { ceremony } from '../strings/ceremony.ts';
import { addressText as text } from '../strings/setup-address.ts';
import { coinOf } from '../strings/ui.ts';
import { shortHex } from '../ui/Address.tsx';
import { ErrorAbove } from '../ui/FaultNotice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { firstMissing, whyOf } from '../ui/WhyLink.tsx';
import { AmountField, amountOf } from './AmountField.tsx';
import { ComparedAddress, useTypedAddress } from './ComparedAddress.tsx';
import { Frame } from './Frame.tsx';
import { IncomeChoice, type Kind } from './IncomeChoice.tsx';

type Props = {
  readonly pubkeys: readonly string[];
  readonly network: NetworkName;
  /** Lets the person choose the amount; without it a deposit is 32. */
  readonly amounts?: boolean;
  /** The deposits are signed. */
  readonly onSigned: (address: string, signed: readonly MadeKey[]) => Promise<void>;
  readonly onBack: (() => void) | undefined;
};

/** The withdrawal address: typed, judged by its checksum, compared with the wallet, then signed into the deposit. */
export const ChooseAddress = ({ pubkeys, network, amounts = false, onSigned, onBack }: Props): JSX.Element => {
  const client = useQueryClient();
  const practice = useCall('practice.status', {}).data;
  const to = useTypedAddress();
  const { typed, address } = to;
  const [chosen, setKind] = useState<Kind>('0x01');
  const [eth, setEth] = useState('32');
  const password = usePassword(pubkeys);
  const { busy, error, run, clear } = useRun();
  const compounds = network !== 'practice' || (practice !== undefined && practice.rules !== 'Capella');
  const kind = compounds ? chosen : '0x01';
  const amountGwei = amounts ? amountOf(eth, kind) : amountOf('32', kind);
  const coin = coinOf(network);
  const wrong = error !== null && faultOf(error).code === 'key.passwordWrong';
  const sign = (): void => {
    if (address === null || amountGwei === null) return;
    run(async () => {
      await password.store();
      const terms = { withdrawalAddress: address, compounding: kind === '0x02', amountGwei };
      const signed = await call('keys.deposit', { network, pubkeys: [...pubkeys], password: password.given, ...terms });
      await onSigned(address, signed);
      await client.invalidateQueries({ queryKey: ['keys.list'] });
    });
  };
  const missing = firstMissing(
    typed === '' && { to: 'address-field', what: text.whyNone },
    address === null && { to: 'address-field', what: text.whyWrong },
    !to.same && { to: 'address-compare', what: text.whyCompare },
    amountGwei === null && { to: 'address-amount', what: ceremony.deposit.whyAmount },
    !password.isReady && { to: 'address-password', what: text.whyPassword },
  );
  return (
    <Frame
      page="address choose"
      is={text.is}
      next={text.next}
      lead={text.lead}
      here={address !== null ? shortHex(address) : typed === '' ? text.notSet : text.wrong}
      back={onBack}
      forward={{ label: busy ? text.signing : text.sign, open: missing === null && !busy, go: sign }}
      why={whyOf(text.why, missing, text.whyReady)}
    >
      <ErrorAbove error={to.error ?? (wrong ? null : error)} />
      <Sheet>
        <ComparedAddress of={to} wallet={network === 'practice' ? (practice?.wallet?.address ?? null) : null} network={network} />
        <IncomeChoice value={kind} onChange={setKind} coin={coin} practice={network === 'practice'} closed={!compounds} />
        {amounts ? <AmountField value={eth} kind={kind} coin={coin} onChange={setEth} disabled={busy} /> : null}
        <div className="cell narrow" id="address-password">
          <PasswordField
            label={text.password}
            password={password}
            disabled={busy}
            onType={clear}
            complaint={wrong ? faultOf(error).message : null}
            hint={text.passwordHint}
          />
        </div>
      </Sheet>
    </Frame>
  );
};
