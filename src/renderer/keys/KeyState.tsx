import type { JSX } from 'react';
import { keys as words } from '../strings/keys.ts';
import { networks } from '../strings/ui.ts';
import { nameOf, validatorStates } from '../strings/validators.ts';
import { State } from '../ui/State.tsx';
import type { KnownKey } from './known.ts';

type Props = { readonly of: KnownKey; readonly instance: string | null };

/** What the chain says of a key, and where it is loaded. */
export const KeyState = ({ of: { entry, validator }, instance }: Props): JSX.Element => {
  if (entry !== null && entry.instance !== null && instance !== null && entry.instance !== instance) {
    return (
      <>
        <State tone="unk">{words.oldNetwork}</State>
        <p className="c">{words.oldNetworkMeans}</p>
      </>
    );
  }
  if (validator === null) {
    return (
      <>
        <State tone="unk">{words.notAsked}</State>
        <p className="c">{words.notAskedMeans(networks[entry?.network ?? 'practice'].title)}</p>
      </>
    );
  }
  const state = validatorStates[validator.status];
  const where = validator.loaded === null ? words.where.unknown : validator.loaded ? words.where.loaded : words.where.notLoaded;
  return (
    <>
      <State tone={state.tone}>{state.word}</State>
      <p className="c">{validator.index === null ? where : `${nameOf(validator)}. ${where}`}</p>
    </>
  );
};
