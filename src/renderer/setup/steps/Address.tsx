import { type JSX, useState } from 'react';
import { useCall } from '../../queries.ts';
import { addressText as text } from '../../strings/setup-address.ts';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ChooseAddress } from '../address/ChooseAddress.tsx';
import { SetAddress } from '../address/SetAddress.tsx';
import { StepFrame } from '../StepFrame.tsx';
import type { Wizard } from '../wizard.ts';

/** Where the coins come back to: shown where a signed deposit says it already, else chosen. */
export const Address = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const keys = useCall('keys.list', {});
  const [changing, setChanging] = useState(false);
  const deposit = keys.data?.find((key) => wizard.setup.pubkeys.includes(key.pubkey))?.deposit ?? null;
  if (keys.data === undefined)
    return (
      <StepFrame
        wizard={wizard}
        page="address look"
        is={text.is}
        next={text.next}
        forward={{ open: false, go: () => undefined }}
        why={text.whyLooking}
      >
        {keys.isError ? <ErrorNotice error={keys.error} /> : <Waiting what={text.looking} />}
      </StepFrame>
    );
  if (deposit !== null && !changing) return <SetAddress wizard={wizard} deposit={deposit} onChange={() => setChanging(true)} />;
  return <ChooseAddress wizard={wizard} onBack={changing ? () => setChanging(false) : undefined} />;
};
