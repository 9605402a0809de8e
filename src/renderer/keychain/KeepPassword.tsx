import type { JSX, ReactNode } from 'react';
import { useCall } from '../queries.ts';
import { keychainWords as words } from '../strings/keychain.ts';
import { Tick } from '../ui/Choice.tsx';

type Props = {
  readonly keep: boolean;
  readonly onKeep: (keep: boolean) => void;
  readonly disabled?: boolean;
  readonly note?: ReactNode;
};

/** A tick that nobody set: to keep a password in the machine's keychain. Closed, with the reason, where that is not safe. */
export const KeepPassword = ({ keep, onKeep, disabled = false, note }: Props): JSX.Element | null => {
  const state = useCall('keychain.state', {}).data?.state;
  if (state === undefined) return null;
  const closed = state.kind === 'none';
  return (
    <Tick checked={keep && !closed} onChange={onKeep} disabled={disabled || closed}>
      {words.keep}
      <span className="c optnote">
        {closed ? state.message : state.kind === 'keychain' ? words.keepMeans(state.name) : words.sealedMeans(state.backend)}
        {closed || note === undefined ? null : <> {note}</>}
      </span>
    </Tick>
  );
};
