import './keys.css';
import type { JSX } from 'react';
import { useCall } from '../queries.ts';
import { useRoom } from '../route.ts';
import { keys } from '../strings/keys.ts';
import { ErrorAgain } from '../ui/FaultNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { ChangeFile } from './ChangeFile.tsx';
import { Drill } from './Drill.tsx';
import { ExitFile } from './ExitFile.tsx';
import { KeyDetails } from './KeyDetails.tsx';
import { KeyList } from './KeyList.tsx';
import { knownKeys } from './known.ts';
import { MakeKeys } from './MakeKeys.tsx';
import { idOf, placeOf } from './pages.ts';
import { SendFile } from './SendFile.tsx';
import { SignDeposit } from './SignDeposit.tsx';
import { TakeIn } from './TakeIn.tsx';
import { TopUpFile } from './TopUpFile.tsx';
import { Verify } from './Verify.tsx';

/** Every key that is known: files, validator clients, chain. About one of them: all that can be done with it. */
export const Keys = (): JSX.Element => {
  const list = useCall('keys.list', {});
  const validators = useCall('validators.list', {});
  const running = useCall('status.get', {}).data?.network ?? null;
  const practice = useCall('practice.status', {}).data?.instance ?? null;
  const { about } = useRoom();
  const place = placeOf(about);
  if (place.page === 'make' || place.page === 'words') return <MakeKeys key={place.page} existing={place.page === 'words'} />;
  if (place.page === 'take-in') return <TakeIn />;
  if (place.page === 'drill') return <Drill />;
  if (place.page === 'verify') return <Verify />;
  if (place.page === 'send') return <SendFile />;
  if (list.data === undefined) {
    const again = (): void => void list.refetch();
    return (
      <Page>
        {list.error === null ? (
          <Waiting what={keys.asking} />
        ) : (
          <>
            <Sentence is={keys.unread.is} next={keys.unread.next} />
            <ErrorAgain error={list.error} label={keys.unread.again} onAgain={again} />
          </>
        )}
      </Page>
    );
  }
  const known = knownKeys(list.data, validators.data ?? [], running === 'practice' ? practice : running);
  if (!('id' in place)) {
    return (
      <Page>
        <KeyList known={known} />
      </Page>
    );
  }
  const of = known.find((one) => idOf(one) === place.id) ?? null;
  if (place.page !== 'key' && of?.entry != null) {
    if (place.page === 'deposit') return <SignDeposit keys={[of.entry]} />;
    if (place.page === 'exit') return <ExitFile of={of} network={of.entry.network} />;
    if (place.page === 'topUp') return <TopUpFile of={of} network={of.entry.network} />;
    return <ChangeFile of={of} network={of.entry.network} />;
  }
  return (
    <Page>
      <KeyDetails key={place.id} of={of} />
    </Page>
  );
};
