import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { KeyEntry } from '../../../shared/keys.ts';
import { faultOf } from '../../bridge.ts';
import { PasswordField } from '../../keychain/PasswordField.tsx';
import { usePassword } from '../../keychain/use-password.ts';
import { useRun } from '../../run.ts';
import { keysText } from '../../strings/setup-keys.ts';
import { Address } from '../../ui/Address.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Cell, Lines, Row, Sheet } from '../../ui/Sheet.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhyLink } from '../../ui/WhyLink.tsx';
import { StepFrame } from '../StepFrame.tsx';
import type { Wizard } from '../wizard.ts';
import { loadKeys } from './load.ts';

const text = keysText.load;
type Props = {
  readonly wizard: Wizard;
  readonly keys: readonly KeyEntry[];
  /** The wizard did not know this key: Hearth ended between making and noting it. */
  readonly found: boolean;
  /** Why it was not loaded when it was made. */
  readonly before: unknown;
  readonly onAnew: () => void;
};

/** A key that lies on disk but not in the validator client: its password loads it. */
export const LoadKey = ({ wizard, keys, found, before, onAnew }: Props): JSX.Element => {
  const client = useQueryClient();
  const { busy, error: failed, run, clear } = useRun();
  const [tried, setTried] = useState(false);
  const error = failed ?? (tried ? null : before);
  const pubkeys = keys.map((key) => key.pubkey);
  const password = usePassword(pubkeys);
  const wrong = error !== null && faultOf(error).code === 'key.passwordWrong';
  const load = (): void => {
    setTried(true);
    run(async () => {
      // A client that was too busy to answer may have taken the key all the same.
      await password.store();
      await loadKeys(pubkeys, password.given).finally(() => client.invalidateQueries({ queryKey: ['validators.list'] }));
      password.clear();
      await wizard.send({ type: 'keysMade', pubkeys });
    });
  };
  return (
    <StepFrame
      wizard={wizard}
      page="keys load"
      is={text.is}
      next={text.next}
      lead={found ? text.found : text.lead}
      here={keysText.here.load}
      forward={{ label: busy ? text.working : text.action, open: password.isReady && !busy, go: load, always: true }}
      why={
        !password.isReady ? (
          <>
            {text.why} <WhyLink to="load-password">{text.whyLink}</WhyLink>
          </>
        ) : null
      }
    >
      {error === null || wrong ? null : (
        <div className="stack">
          <ErrorNotice error={error} />
        </div>
      )}
      <Sheet>
        <Lines>
          {keys.map((key) => (
            <Row key={key.pubkey} label={keysText.done.pubkey}>
              <Address value={key.pubkey} kind="key" />
            </Row>
          ))}
        </Lines>
        <div className="cell narrow" id="load-password">
          <PasswordField
            label={text.label}
            password={password}
            disabled={busy}
            onType={clear}
            complaint={wrong ? faultOf(error).message : null}
            hint={text.hint}
          />
          {busy ? <Waiting what={text.working} /> : null}
        </div>
        {wizard.setup.depositSent ? null : (
          <Cell>
            <Button kind="link" onClick={onAnew} disabled={busy}>
              {text.other}
            </Button>{' '}
            <span className="c">{keysText.done.anewMeans}</span>
          </Cell>
        )}
      </Sheet>
      {busy ? <Notice plain>{keysText.making.loadNote}</Notice> : null}
    </StepFrame>
  );
};
