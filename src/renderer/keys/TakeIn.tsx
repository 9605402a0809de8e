import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { NetworkName } from '../../shared/networks.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { useAsk } from '../queries.ts';
import { ceremony } from '../strings/ceremony.ts';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';

const text = ceremony.takeIn;

/** Key files of another machine: the network they are for, then the folder they lie in. */
export const TakeIn = (): JSX.Element => {
  const client = useQueryClient();
  const [network, setNetwork] = useState<NetworkName>('hoodi');
  const pick = useAsk('settings.pickFolder');
  const take = useAsk('keys.takeIn');
  const run = async (): Promise<void> => {
    take.reset();
    const { path } = await pick.mutateAsync({});
    if (path === null) return;
    await take.mutateAsync({ folder: path, network });
    await client.invalidateQueries({ queryKey: ['keys.list'] });
  };
  const busy = pick.isPending || take.isPending;
  return (
    <Frame
      page="take in"
      is={text.is}
      next={text.next}
      lead={text.lead}
      forward={{ label: busy ? text.taking : text.pick, open: !busy, go: () => void run().catch(() => undefined) }}
      why={text.once}
    >
      <div className="stack">
        <ErrorNotice error={take.error ?? pick.error} />
        {take.data === undefined ? null : <Notice done>{text.done(take.data.length)}</Notice>}
      </div>
      <Sheet>
        <NetworkChoice value={network} onChange={setNetwork} disabled={busy} />
      </Sheet>
      {take.isPending ? <Waiting what={text.taking} /> : null}
    </Frame>
  );
};
