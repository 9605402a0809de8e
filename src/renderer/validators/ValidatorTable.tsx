import { type JSX, useState } from 'react';
import type { Validator } from '../../shared/validators.ts';
import { addressDiffers } from '../overview.ts';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { home } from '../strings/home.ts';
import { coinOf } from '../strings/ui.ts';
import { validatorList as words } from '../strings/validator-list.ts';
import { credentialsWords, nameOf, validatorStates } from '../strings/validators.ts';
import { Address } from '../ui/Address.tsx';
import { Amount } from '../ui/Amount.tsx';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';
import { LoadKey } from './LoadKey.tsx';
import { hasLeft } from './left.ts';

/** A row per validator, worst first, with its way out. */
export const ValidatorTable = ({ validators }: { readonly validators: readonly Validator[] }): JSX.Element => {
  const status = useCall('status.get', {});
  const keys = useCall('keys.list', {});
  const [loading, setLoading] = useState<string | null>(null);
  const coin = coinOf(status.data?.network ?? null);
  const loaded = validators.find((one) => one.pubkey === loading);
  return (
    <Sheet label={words.list}>
      <table className="num validatortable">
        <thead>
          <tr>
            <th>{words.validator}</th>
            <th>{words.state}</th>
            <th className="r">
              {words.balance}, {coin}
            </th>
            <th>{words.paysTo}</th>
            <th>
              <span className="unseen">{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {validators.map((one) => (
            <tr key={one.pubkey}>
              <td>
                <b>{nameOf(one)}</b>
                <p className="c">
                  <Address value={one.pubkey} kind="key" />
                </p>
              </td>
              <td>
                <State tone={validatorStates[one.status].tone}>{validatorStates[one.status].word}</State>
                <p className="c">{one.loaded === false && !hasLeft(one) ? words.notLoaded : validatorStates[one.status].next}</p>
              </td>
              <td className="r">{one.balanceGwei === null ? words.none : <Amount gwei={one.balanceGwei} />}</td>
              <td>
                <PaysTo one={one} />
              </td>
              <td className="r nb">
                <Actions
                  one={one}
                  mine={keys.data?.some((key) => key.pubkey === one.pubkey) ?? false}
                  onLoad={() => setLoading(one.pubkey)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {loaded === undefined ? null : <LoadKey validator={loaded} onEnd={() => setLoading(null)} />}
    </Sheet>
  );
};

const PaysTo = ({ one }: { readonly one: Validator }): JSX.Element => {
  const { withdrawalAddress, intendedAddress, withdrawalCredentials } = one;
  if (addressDiffers(intendedAddress, withdrawalAddress)) {
    return (
      <>
        <State tone="bad" strong>
          {home.changed}
        </State>
        <p className="c">
          {home.youSet} <Address value={intendedAddress ?? ''} copy={false} />; {home.chainHas}{' '}
          <Address value={withdrawalAddress ?? ''} copy={false} />
        </p>
      </>
    );
  }
  const address = withdrawalAddress ?? intendedAddress;
  return (
    <>
      {address === null ? words.none : <Address value={address} />}
      <p className="c">{credentialsWords(withdrawalCredentials).means}</p>
    </>
  );
};

const Actions = ({
  one,
  mine,
  onLoad,
}: {
  readonly one: Validator;
  readonly mine: boolean;
  readonly onLoad: () => void;
}): JSX.Element | null => {
  const name = nameOf(one);
  if (hasLeft(one)) {
    return (
      <Button small label={words.roadOf(name)} onClick={() => goTo('validators', one.pubkey)}>
        {words.road}
      </Button>
    );
  }
  return (
    <>
      {one.loaded === false && mine && one.status !== 'unknown' ? (
        <Button small label={words.loadOf(name)} onClick={onLoad}>
          {words.load}
        </Button>
      ) : null}
      {one.status === 'active_ongoing' ? (
        <Button small kind="plain" label={words.exitOf(name)} onClick={() => goTo('validators', one.pubkey)}>
          {words.exit}
        </Button>
      ) : null}
    </>
  );
};
