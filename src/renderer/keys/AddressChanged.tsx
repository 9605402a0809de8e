import type { JSX } from 'react';
import { keys } from '../strings/keys.ts';
import { nameOf } from '../strings/validators.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { IconWrong } from '../ui/icons.tsx';
import type { KnownKey } from './known.ts';
import { goToKey } from './pages.ts';

const text = keys.changed;

/** The loudest thing in the window: the chain pays another address than the person set. */
export const AddressChanged = ({ of, look = false }: { readonly of: KnownKey; readonly look?: boolean }): JSX.Element | null => {
  const { validator } = of;
  if (validator === null || validator.intendedAddress === null || validator.withdrawalAddress === null) return null;
  return (
    <section className="error changed" role="alert">
      <IconWrong />
      <div>
        <h2>{text.title(nameOf(validator))}</h2>
        <dl className="num">
          <dt>{text.youSet}</dt>
          <dd>
            <AddressBlocks value={validator.intendedAddress} label={text.youSet} />
          </dd>
          <dt>{text.chainHas}</dt>
          <dd>
            <AddressBlocks value={validator.withdrawalAddress} label={text.chainHas} copy />
          </dd>
        </dl>
        <p>{text.coins}</p>
        <p>{text.todo}</p>
        {look ? (
          <div className="actions">
            <Button onClick={() => goToKey(of)}>{text.look}</Button>
          </div>
        ) : null}
      </div>
    </section>
  );
};
