import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { forgetPhrase } from '../../shared/forget-phrase.ts';
import type { KeyEntry } from '../../shared/keys.ts';
import { placeOfKey } from '../../shared/place.ts';
import { useAsk } from '../queries.ts';
import { keyDetails } from '../strings/key-details.ts';
import { networks } from '../strings/ui.ts';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Cell, Sheet } from '../ui/Sheet.tsx';
import { keyName } from './key-name.ts';
import type { KnownKey } from './known.ts';

const text = keyDetails.forget;
type Props = {
  readonly of: KnownKey;
  readonly entry: KeyEntry;
  readonly onEnd: () => void;
  readonly onDone: (files: readonly string[]) => void;
};

/** Takes a key out of this data folder, after a phrase that says so. */
export const Forget = ({ of, entry, onEnd, onDone }: Props): JSX.Element => {
  const client = useQueryClient();
  const forget = useAsk('keys.forget');
  const run = async (phrase: string): Promise<void> => {
    const { files } = await forget.mutateAsync({ pubkey: entry.pubkey, place: placeOfKey(entry), phrase });
    onDone(files);
    await client.invalidateQueries({ queryKey: ['keys.list'] });
    await client.invalidateQueries({ queryKey: ['validators.list'] });
  };
  return (
    <Sheet label={keyDetails.acts.forget.title}>
      <Cell title={text.is(keyName(of), networks[entry.network].title)}>
        <p className="q2">{text.moves}</p>
      </Cell>
      <Cell>
        <DangerConfirm
          phrase={forgetPhrase(entry)}
          action={text.action}
          leave={text.leave}
          onLeave={onEnd}
          busy={forget.isPending}
          onConfirm={(phrase) => void run(phrase).catch(() => undefined)}
        />
        <ErrorNotice error={forget.error} />
      </Cell>
    </Sheet>
  );
};
