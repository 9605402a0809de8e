import { type JSX, useState } from 'react';
import type { KeyEntry, MadeKey } from '../../../shared/keys.ts';
import type { SetupState } from '../../../shared/setup.ts';
import type { Validator } from '../../../shared/validators.ts';
import { useCall } from '../../queries.ts';
import { keysText as text } from '../../strings/setup-keys.ts';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { LoadKey } from '../keys/LoadKey.tsx';
import { MadeKeys } from '../keys/MadeKeys.tsx';
import { MakeKey } from '../keys/MakeKey.tsx';
import { useNetworkTrouble } from '../NetworkNotice.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { ownKeys, type Wizard } from '../wizard.ts';

/** Keys this step is about: the wizard's own, or one that was made for this network just before Hearth ended. */
const heldKeys = (setup: SetupState, keys: readonly KeyEntry[], validators: readonly Validator[]): readonly KeyEntry[] => {
  const own = ownKeys(setup, keys);
  if (own.length > 0 || setup.depositSent) return own;
  const seen = new Set(validators.filter((one) => one.status !== 'unknown').map((one) => one.pubkey));
  const left = keys.filter(
    (key) => key.instance !== null && key.instance === setup.instance && key.deposit === null && !seen.has(key.pubkey),
  );
  return left.slice(-1);
};

/** Words, typed back, password; then the key file is made and loaded. Once it exists, this shows it. */
export const Keys = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const keys = useCall('keys.list', {});
  const validators = useCall('validators.list', {});
  const [mode, setMode] = useState<'look' | 'make' | 'again'>('look');
  const [notLoaded, setNotLoaded] = useState<unknown>(null);
  const [checkedBy, setCheckedBy] = useState<MadeKey['checkedBy']>();
  const asked = keys.data !== undefined && !validators.isPending;
  const held = heldKeys(wizard.setup, keys.data ?? [], validators.data ?? []);
  const trouble = useNetworkTrouble(wizard);
  if (mode === 'look' && asked && held.length === 0 && trouble !== null)
    return (
      <StepFrame
        wizard={wizard}
        page="keys none"
        {...text.noNetwork}
        forward={{ open: false, go: () => undefined }}
        why={text.noNetwork.why}
      />
    );
  // Making must not be cut short when the new key appears in the list.
  if (mode === 'look' && asked && held.length === 0) setMode('make');
  if (mode !== 'look')
    return (
      <MakeKey
        wizard={wizard}
        onDone={(cause, programs) => {
          setNotLoaded(cause);
          setCheckedBy(programs);
          setMode('look');
        }}
        onBack={mode === 'again' ? () => setMode('look') : undefined}
      />
    );
  if (!asked || held.length === 0)
    return (
      <StepFrame wizard={wizard} page="keys look" {...text.looking} forward={{ open: false, go: () => undefined }} why={text.looking.why}>
        {keys.isError ? <ErrorNotice error={keys.error} /> : <Waiting what={text.looking.what} />}
      </StepFrame>
    );
  const pubkeys = held.map((key) => key.pubkey);
  const states = (validators.data ?? []).filter((one) => pubkeys.includes(one.pubkey));
  const known = pubkeys.every((pubkey) => wizard.setup.pubkeys.includes(pubkey));
  const loaded = known && states.every((one) => one.loaded !== false);
  const anew = (): void => setMode('again');
  return loaded ? (
    <MadeKeys wizard={wizard} keys={held} validators={states} checkedBy={checkedBy} onAnew={anew} />
  ) : (
    <LoadKey wizard={wizard} keys={held} found={!known} before={notLoaded} onAnew={anew} />
  );
};
