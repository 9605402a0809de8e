import type { JSX } from 'react';
import { goTo } from '../route.ts';
import { keyDetails } from '../strings/key-details.ts';
import { Button } from '../ui/Button.tsx';
import { credentialsOf } from './credentials.ts';
import { useExport } from './Export.tsx';
import { isChanged, isOnChain, type KnownKey } from './known.ts';
import { goToKeyPage, goToRoomPage } from './pages.ts';

const text = keyDetails.acts;
type Act = { readonly id: Exclude<keyof typeof text, 'label'>; readonly go: () => void; readonly busy?: boolean };
type Props = { readonly of: KnownKey; readonly instance: string | null; readonly onForget: () => void };

/** What can be done with a key now, each with what it does; irreversible things last. */
export const KeyActions = ({ of, instance, onForget }: Props): JSX.Element => {
  const { busy, run, told } = useExport();
  const { entry, validator, pubkey } = of;
  const { kind, address } = credentialsOf(of);
  const current = entry !== null && (entry.instance === null || entry.instance === instance);
  const acts: readonly (Act | false)[] = [
    entry !== null && { id: 'export', go: () => run([of]), busy },
    entry !== null && { id: 'drill', go: () => goToRoomPage('drill') },
    current &&
      !isOnChain(of) && {
        id: entry.deposit === null ? ('deposit' as const) : ('depositAgain' as const),
        go: () => goToKeyPage('deposit', of),
      },
    current && (kind === '0x00' || (kind === 'none' && validator === null)) && { id: 'change', go: () => goToKeyPage('change', of) },
    // Whoever meant another address adds nothing to this one.
    current &&
      address !== null &&
      !isChanged(of) &&
      (validator === null || isOnChain(of)) && { id: 'topUp', go: () => goToKeyPage('topUp', of) },
    current && (validator === null || validator.index !== null) && { id: 'exit', go: () => goToKeyPage('exit', of) },
    validator?.status === 'active_ongoing' && { id: 'end', go: () => goTo('validators', pubkey) },
    entry !== null && { id: 'forget', go: onForget },
  ];
  const shown = acts.filter((act) => act !== false);
  if (shown.length === 0) return <></>;
  return (
    <>
      <section className="sheet acts" aria-label={text.label}>
        {shown.map(({ id, go, busy: waits }) => (
          <div className="act" key={id}>
            <div>
              <h2 className="h">{text[id].title}</h2>
              <p className="q2" id={`act-${id}`}>
                {text[id].text}
              </p>
            </div>
            <Button small disabled={waits === true} label={text[id].title} describedBy={`act-${id}`} onClick={go}>
              {text[id].go}
            </Button>
          </div>
        ))}
      </section>
      <div className="told">{told}</div>
    </>
  );
};
