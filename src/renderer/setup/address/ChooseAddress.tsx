import { useQueryClient } from '@tanstack/react-query';
import { type JSX, type ReactNode, useState } from 'react';
import { call, faultOf } from '../../bridge.ts';
import { useCall } from '../../queries.ts';
import { addressText as text } from '../../strings/setup-address.ts';
import { shortHex } from '../../ui/Address.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { PasswordInput } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useRun } from '../run.ts';
import { StepFrame } from '../StepFrame.tsx';
import { WhyLink } from '../WhyLink.tsx';
import { finish, type Wizard } from '../wizard.ts';
import { AddressField } from './AddressField.tsx';
import { type Blocks, Compare } from './Compare.tsx';
import { blockFits, useAddressVerdict } from './verdict.ts';

const DEPOSIT_GWEI = 32_000_000_000n;
const nothingTyped: Blocks = { first: '', last: '' };
const kinds = { '0x01': text.paid, '0x02': text.left } as const;
type Kind = keyof typeof kinds;

/** The withdrawal address: typed, judged by its checksum, compared with the wallet, then signed into the deposit. */
export const ChooseAddress = ({ wizard, onBack }: { readonly wizard: Wizard; readonly onBack: (() => void) | undefined }): JSX.Element => {
  const client = useQueryClient();
  const practice = useCall('practice.status', {}).data;
  const [typed, setTyped] = useState('');
  const [blocks, setBlocks] = useState(nothingTyped);
  const [kind, setKind] = useState<Kind>('0x01');
  const [password, setPassword] = useState('');
  const { busy, error, run, clear } = useRun();
  const asked = useAddressVerdict(typed.trim());
  const address = asked.verdict?.ok === true ? asked.verdict.address : null;
  const same = address !== null && blockFits(address, blocks.first, 'first') && blockFits(address, blocks.last, 'last');
  const compounds = practice !== undefined && practice.rules !== 'Capella';
  const wrong = error !== null && faultOf(error).code === 'key.passwordWrong';
  const type = (value: string): void => {
    setTyped(value);
    setBlocks(nothingTyped);
  };
  const sign = (): void => {
    if (address === null) return;
    run(async () => {
      const compounding = kind === '0x02';
      const pubkeys = [...wizard.setup.pubkeys];
      await call('keys.deposit', { pubkeys, password, withdrawalAddress: address, compounding, amountGwei: DEPOSIT_GWEI });
      await wizard.send(finish('address', shortHex(address)));
      await client.invalidateQueries({ queryKey: ['keys.list'] });
    });
  };
  const missing: { readonly to: string; readonly what: string } | null =
    typed === ''
      ? { to: 'address-field', what: text.whyNone }
      : address === null
        ? { to: 'address-field', what: text.whyWrong }
        : same
          ? password === ''
            ? { to: 'address-password', what: text.whyPassword }
            : null
          : { to: 'address-compare', what: text.whyCompare };
  const why: ReactNode =
    missing === null ? (
      text.whyReady
    ) : (
      <>
        {text.why} <WhyLink to={missing.to}>{missing.what}</WhyLink>
      </>
    );
  return (
    <StepFrame
      wizard={wizard}
      page="address choose"
      is={text.is}
      next={text.next}
      lead={text.lead}
      here={address !== null ? shortHex(address) : typed === '' ? text.notSet : text.wrong}
      back={onBack}
      forward={{ label: busy ? text.signing : text.sign, open: missing === null && !busy, go: sign }}
      why={why}
    >
      {asked.error === null && (error === null || wrong) ? null : (
        <div className="stack">
          <ErrorNotice error={asked.error ?? error} />
        </div>
      )}
      <Sheet>
        <AddressField typed={typed} verdict={asked.verdict} wallet={practice?.wallet?.address ?? null} onChange={type} />
        <Compare address={address} blocks={blocks} onChange={setBlocks} />
        <div className="cell">
          <Choice
            wide
            legend={text.kind}
            value={compounds ? kind : '0x01'}
            onChange={setKind}
            options={(['0x01', '0x02'] as const).map((value) => ({
              value,
              disabled: value === '0x02' && !compounds,
              title: (
                <>
                  {kinds[value].title} <span className="mono q2">{value}</span>
                </>
              ),
              note: (
                <>
                  {kinds[value].text} {value === '0x02' && !compounds ? <span className="closed">{text.leftClosed}</span> : null}
                </>
              ),
            }))}
          />
        </div>
        <div className="cell narrow" id="address-password">
          <PasswordInput
            label={text.password}
            value={password}
            disabled={busy}
            onChange={(value) => {
              setPassword(value);
              clear();
            }}
            complaint={wrong ? faultOf(error).message : null}
            hint={text.passwordHint}
          />
        </div>
      </Sheet>
    </StepFrame>
  );
};
