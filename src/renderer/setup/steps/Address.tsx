import { type JSX, useCallback, useState } from 'react';
import { ChooseAddress } from '../../ceremony/ChooseAddress.tsx';
import { FrameOf, type FrameProps } from '../../ceremony/Frame.tsx';
import { useCall } from '../../queries.ts';
import { addressText as text } from '../../strings/setup-address.ts';
import { shortHex } from '../../ui/Address.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { SetAddress } from '../address/SetAddress.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, ownKeys, type Wizard } from '../wizard.ts';

/** Where the coins come back to: shown where a signed deposit says it already, else chosen. */
export const Address = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const keys = useCall('keys.list', {});
  const frame = useCallback((props: FrameProps) => <StepFrame wizard={wizard} {...props} />, [wizard]);
  const [changing, setChanging] = useState(false);
  const deposit = ownKeys(wizard.setup, keys.data ?? [])[0]?.deposit ?? null;
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
  return (
    <FrameOf value={frame}>
      <ChooseAddress
        pubkeys={wizard.setup.pubkeys}
        network={wizard.setup.network ?? 'practice'}
        onSigned={(address) => wizard.send(finish('address', shortHex(address)))}
        onBack={changing ? () => setChanging(false) : undefined}
      />
    </FrameOf>
  );
};
