import { type JSX, useState } from 'react';
import type { SigningNetwork } from '../../shared/networks.ts';
import { AmountField, amountOf, amountText, limitsOf } from '../ceremony/AmountField.tsx';
import { ComparedAddress, useTypedAddress } from '../ceremony/ComparedAddress.tsx';
import { Frame } from '../ceremony/Frame.tsx';
import { IncomeChoice, type Kind } from '../ceremony/IncomeChoice.tsx';
import { keyChoices } from '../strings/key-choices.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { firstMissing, whyOf } from '../ui/WhyLink.tsx';
import { PickCell } from './PickCell.tsx';

const text = keyChoices.files;

/** What is signed into deposits that go to a folder, and that folder. */
export type FilesPlan = {
  /** Null: 0x00 credentials. */
  readonly withdrawalAddress: string | null;
  readonly compounding: boolean;
  readonly amountGwei: bigint;
  readonly folder: string;
};
type Props = {
  readonly old: boolean;
  readonly network: Pick<SigningNetwork, 'coin' | 'depositMultiplier'>;
  readonly plan: FilesPlan | null;
  readonly onReady: (plan: FilesPlan) => void;
  readonly onBack: () => void;
};

/** Address, amount and folder of keys whose files Hearth does not hold itself. */
export const FilesTerms = ({ old, network, plan, onReady, onBack }: Props): JSX.Element => {
  const { coin, depositMultiplier: multiplier } = network;
  const to = useTypedAddress(plan?.withdrawalAddress ?? '');
  const [chosen, setKind] = useState<Kind>(plan?.compounding === true ? '0x02' : '0x01');
  const [amount, setAmount] = useState(amountText(plan?.amountGwei ?? limitsOf('0x01', multiplier).most));
  const [folder, setFolder] = useState(plan?.folder ?? null);
  const kind = old ? '0x01' : chosen;
  const amountGwei = amountOf(amount, kind, multiplier);
  const missing = firstMissing(
    !old && to.address === null && { to: 'address-field', what: text.whyAddress },
    !old && !to.same && { to: 'address-compare', what: text.whyCompare },
    amountGwei === null && { to: 'address-amount', what: text.whyAmount },
    folder === null && { to: 'files-folder', what: text.whyFolder },
  );
  const go = (): void => {
    if (missing !== null || amountGwei === null || folder === null) return;
    onReady({ withdrawalAddress: old ? null : to.address, compounding: kind === '0x02', amountGwei, folder });
  };
  return (
    <Frame
      page="files"
      is={old ? text.isOld : text.is}
      next={old ? text.nextOld : text.next}
      lead={old ? text.leadOld : text.lead}
      back={onBack}
      forward={{ open: missing === null, go }}
      why={whyOf(text.why, missing, text.whyReady)}
    >
      <Sheet>
        {old ? null : (
          <>
            <ComparedAddress of={to} network={null} />
            <IncomeChoice value={kind} onChange={setKind} coin={coin} multiplier={multiplier} />
          </>
        )}
        <AmountField value={amount} kind={kind} coin={coin} multiplier={multiplier} onChange={setAmount} />
        <PickCell id="files-folder" title={text.folder} none={text.none} path={folder} folder={text.pick} onPick={setFolder} />
      </Sheet>
    </Frame>
  );
};
