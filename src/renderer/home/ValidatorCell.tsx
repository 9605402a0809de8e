import type { JSX } from 'react';
import type { Status } from '../../shared/status.ts';
import type { Validator } from '../../shared/validators.ts';
import { addressDiffers } from '../overview.ts';
import { goTo } from '../route.ts';
import { home } from '../strings/home.ts';
import { coinOf } from '../strings/ui.ts';
import { credentialsWords, nameOf, validatorStates } from '../strings/validators.ts';
import { Address } from '../ui/Address.tsx';
import { Amount } from '../ui/Amount.tsx';
import { Button } from '../ui/Button.tsx';
import { formatTime } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Row, Rows } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';
import { Term } from '../ui/Term.tsx';
import { AttestationStrip } from './AttestationStrip.tsx';

/** The one to show first: what needs attention or moves, else the first. */
const foremost = (list: readonly Validator[]): Validator | undefined =>
  list.toSorted((a, b) => validatorStates[b.status].weight - validatorStates[a.status].weight)[0];

/** Your validator: state, amounts, where it pays to, its last attestations. */
export const ValidatorCell = ({ status }: { readonly status: Status }): JSX.Element => {
  const one = foremost(status.validators);
  if (one === undefined) {
    return (
      <div className="cell vcell">
        <h2 className="h">{home.noValidator.title}</h2>
        <p className="q2">{home.noValidator.text}</p>
      </div>
    );
  }
  const others = status.validators.length - 1;
  const state = validatorStates[one.status];
  return (
    <div className="cell vcell">
      <div className="vhead">
        <h2 className="h">{nameOf(one)}</h2>
        <Address value={one.pubkey} kind="key" />
        <span className="vst">
          <State tone={state.tone}>{since(one, status) ?? state.word}</State>
        </span>
      </div>
      <Amounts one={one} coin={coinOf(status.network)} />
      {addressDiffers(one.intendedAddress, one.withdrawalAddress) ? <Differs one={one} /> : null}
      {others === 0 ? null : (
        <p className="c">
          <Button kind="link" onClick={() => goTo('validators')}>
            {home.more(others)}
          </Button>
        </p>
      )}
      <AttestationStrip attestations={status.duties.attestations} />
    </div>
  );
};

const Amounts = ({ one, coin }: { readonly one: Validator; readonly coin: string }): JSX.Element => {
  const { balanceGwei, effectiveBalanceGwei, withdrawalAddress } = one;
  const above =
    balanceGwei !== null && effectiveBalanceGwei !== null && balanceGwei > effectiveBalanceGwei ? balanceGwei - effectiveBalanceGwei : null;
  return (
    <Rows unit={coin}>
      {balanceGwei === null ? null : (
        <Row label={home.balance}>
          <Amount gwei={balanceGwei} />
        </Row>
      )}
      {effectiveBalanceGwei === null ? null : (
        <Row label={<Term id="effectiveBalance">{home.effective}</Term>}>
          <Amount gwei={effectiveBalanceGwei} />
        </Row>
      )}
      {above === null ? null : (
        <Row label={credentialsWords(one.withdrawalCredentials).kind === '0x01' ? home.nextPayOut : home.above}>
          <Amount gwei={above} />
        </Row>
      )}
      {withdrawalAddress === null ? null : (
        <Row label={<Term id="withdrawalCredentials">{home.paysTo}</Term>}>
          <Address value={withdrawalAddress} />
        </Row>
      )}
    </Rows>
  );
};

const Differs = ({ one }: { readonly one: Validator }): JSX.Element => (
  <Notice>
    <b>{home.changed}</b> {home.youSet} <Address value={one.intendedAddress ?? ''} copy={false} />; {home.chainHas}{' '}
    <Address value={one.withdrawalAddress ?? ''} copy={false} />. {home.changedMeans}
  </Notice>
);

const since = (one: Validator, { clock }: Status): string | null => {
  if (one.status !== 'active_ongoing' || one.activationEpoch === null || clock === null) return null;
  return home.activeSince(formatTime(clock.genesisTime + one.activationEpoch * clock.slotsPerEpoch * clock.secondsPerSlot * 1000));
};
