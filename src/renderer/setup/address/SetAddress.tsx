import type { JSX } from 'react';
import type { KeyEntry } from '../../../shared/keys.ts';
import { addressText } from '../../strings/setup-address.ts';
import { coinOf } from '../../strings/ui.ts';
import { AddressBlocks, shortHex } from '../../ui/Address.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatAmount } from '../../ui/format.ts';
import { Cell, Lines, Row, Sheet } from '../../ui/Sheet.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

const text = addressText.set;
type Props = { readonly wizard: Wizard; readonly deposit: NonNullable<KeyEntry['deposit']>; readonly onChange: () => void };

/** The address that the signed deposit carries. */
export const SetAddress = ({ wizard, deposit, onChange }: Props): JSX.Element => {
  const coin = coinOf(wizard.setup.network);
  const short = shortHex(deposit.withdrawalAddress);
  return (
    <StepFrame
      wizard={wizard}
      page="address set"
      is={text.is}
      next={wizard.setup.depositSent ? text.nextSent : text.next}
      here={short}
      forward={{ open: true, go: () => void wizard.send(finish('address', short)) }}
      why={text.why}
    >
      <Sheet>
        <Cell title={text.address}>
          <AddressBlocks value={deposit.withdrawalAddress} label={text.address} copy />
        </Cell>
        <Lines>
          <Row label={text.amount}>{formatAmount(deposit.amountGwei, coin)}</Row>
          <Row label={text.income}>{deposit.compounding ? text.left : text.paid}</Row>
          <Row label={text.file}>
            <span className="mono">{deposit.file.split(/[\\/]/).at(-1)}</span>
          </Row>
        </Lines>
        <Cell>
          {wizard.setup.depositSent ? (
            <p className="q2">{text.fixed}</p>
          ) : (
            <>
              <Button small onClick={onChange}>
                {text.change}
              </Button>
              <p className="hint">{text.changeMeans}</p>
            </>
          )}
        </Cell>
      </Sheet>
    </StepFrame>
  );
};
