import type { JSX } from 'react';
import { useAsk, useCall } from '../queries.ts';
import { keychainWords as words } from '../strings/keychain.ts';
import { Address, shortHex } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Cell } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** What the keychain keeps of Hearth's, and the way to have it forgotten. */
export const KeptPasswords = (): JSX.Element => {
  const keychain = useCall('keychain.state', {});
  const forget = useAsk('keychain.forget');
  const look = (): void => void keychain.refetch();
  if (keychain.data === undefined)
    return (
      <Cell title={words.title}>{keychain.error === null ? <Waiting what={words.asking} /> : <ErrorNotice error={keychain.error} />}</Cell>
    );
  const { state, kept } = keychain.data;
  return (
    <Cell title={words.title}>
      <p className="q2">
        {state.kind === 'none' ? state.message : kept.length === 0 ? words.none : words.some}{' '}
        <Button kind="link" disabled={keychain.isFetching} onClick={look}>
          {words.look}
        </Button>
      </p>
      {kept.length === 0 ? null : (
        <ul className="kept">
          {kept.map((pubkey) => (
            <li key={pubkey}>
              <Address value={pubkey} kind="key" />
              <Button
                small
                disabled={forget.isPending}
                label={words.forgetLabel(shortHex(pubkey))}
                onClick={() => forget.mutate({ pubkeys: [pubkey] }, { onSettled: look })}
              >
                {words.forget}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ErrorNotice error={forget.error} />
    </Cell>
  );
};
