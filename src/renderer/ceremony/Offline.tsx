import { type JSX, useSyncExternalStore } from 'react';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { ceremony } from '../strings/ceremony.ts';
import { Button } from '../ui/Button.tsx';
import { State } from '../ui/State.tsx';

const text = ceremony.offline;
const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

/** Whether this machine has a network: what the system says, and peers that a node of a public network has. */
const useOnline = (): boolean => {
  const system = useSyncExternalStore(subscribe, () => navigator.onLine);
  const status = useCall('status.get', {}).data;
  const peers = (status?.execution.peers ?? 0) + (status?.consensus.peers ?? 0);
  return system || (status !== undefined && status.network !== null && status.network !== 'practice' && peers > 0);
};

/** Says whether this machine is online, and how the same is done on one that is not. `leave` offers the way to take files in. */
export const Offline = ({ leave = false }: { readonly leave?: boolean }): JSX.Element => {
  const online = useOnline();
  return (
    <div className="cell offline">
      <h2 className="h">
        <State tone={online ? 'att' : 'fine'}>{online ? text.online : text.offline}</State>
      </h2>
      <p className="q2">{online ? text.onlineMeans : text.offlineMeans}</p>
      {online ? (
        <details className="more">
          <summary>{text.how}</summary>
          <ol className="numbered">
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {leave ? (
            <Button small onClick={() => goTo('keys', 'take-in')}>
              {ceremony.takeIn.action}
            </Button>
          ) : null}
        </details>
      ) : null}
    </div>
  );
};
