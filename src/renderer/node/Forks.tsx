import type { JSX } from 'react';
import type { ForkReadiness } from '../../shared/forks.ts';
import { forkSentence } from '../../shared/strings/forks.ts';
import { useCall } from '../queries.ts';
import { publicText } from '../strings/node-public.ts';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { useNow } from '../ui/now.ts';
import { Cell } from '../ui/Sheet.tsx';
import { State, type Tone } from '../ui/State.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const text = publicText.forks;
const tones: { readonly [S in ForkReadiness['state']]: Tone } = {
  none: 'fine',
  ready: 'fine',
  notReady: 'bad',
  unsure: 'att',
  unseen: 'unk',
};
/** Days and hours are all that is said of it. */
const RENEW_MS = 60_000;

/** Whether the running node knows the next change of the network's rules. */
export const Forks = (): JSX.Element => {
  const { data, error } = useCall('node.forks', {}, { refetchOnMount: 'always' });
  const now = useNow(RENEW_MS);
  return (
    <Cell
      title={
        <>
          {text.title} {data === undefined ? null : <State tone={tones[data.state]}>{text.states[data.state]}</State>}
        </>
      }
    >
      <ErrorNotice error={error} />
      {data === undefined ? error === null ? <Waiting what={text.asking} /> : null : <p className="c">{forkSentence(data, now)}</p>}
    </Cell>
  );
};
