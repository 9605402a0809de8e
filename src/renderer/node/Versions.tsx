import type { JSX } from 'react';
import type { ForkReadiness } from '../../shared/forks.ts';
import { forkSentence } from '../../shared/strings/forks.ts';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { publicText } from '../strings/node-public.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { useNow } from '../ui/now.ts';
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

/** Whether the running node knows the next change of the network's rules, and the way to newer versions. */
export const Versions = ({ runs }: { readonly runs: boolean }): JSX.Element => (
  <div className="cell practicecell num">
    <div>{runs ? <Forks /> : <h2 className="h">{text.versions}</h2>}</div>
    <div className="actions">
      <Button onClick={() => goTo('node', 'update')}>{publicText.newer}</Button>
    </div>
  </div>
);

const Forks = (): JSX.Element => {
  const { data, error } = useCall('node.forks', {}, { refetchOnMount: 'always' });
  const now = useNow(RENEW_MS);
  return (
    <>
      <h2 className="h">
        {text.title} {data === undefined ? null : <State tone={tones[data.state]}>{text.states[data.state]}</State>}
      </h2>
      <ErrorNotice error={error} />
      {data === undefined ? error === null ? <Waiting what={text.asking} /> : null : <p className="c">{forkSentence(data, now)}</p>}
    </>
  );
};
