import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { passwordLength, passwordProblem } from '../../shared/password.ts';
import { faultOf } from '../bridge.ts';
import { KeepPassword } from '../keychain/KeepPassword.tsx';
import { keepPassword } from '../keychain/use-password.ts';
import { useRun } from '../run.ts';
import { keychainWords } from '../strings/keychain.ts';
import { keysText } from '../strings/setup-keys.ts';
import { Button } from '../ui/Button.tsx';
import { FaultNotice } from '../ui/FaultNotice.tsx';
import { PasswordInput } from '../ui/Field.tsx';
import { Cell, Cells, Sheet } from '../ui/Sheet.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { Frame } from './Frame.tsx';

const text = keysText.password;
type Props = {
  /**
   * Makes the keys; meanwhile this screen gives way to another. Where it fails, its fault is shown here. `keep` has the password kept where
   * the person ticked so, and never fails: a password that is not kept is typed again.
   */
  readonly onMake: (password: string, keep: (pubkeys: readonly string[]) => Promise<void>) => Promise<void>;
  readonly onBack: () => void;
  readonly backMeans: string;
  /** Whether the keychain may keep it: that of keys in the data folder. */
  readonly keeps?: boolean;
  /** The key process has ended. The paper is proved by now, so its words are typed again. */
  readonly onLost: () => void;
  /** What is shown instead while the keys are made; what was typed stays until it is known how that went. */
  readonly making: JSX.Element | null;
};

/** Password twice. It opens all files that are made now. */
export const Password = ({ onMake, onBack, backMeans, keeps = true, onLost, making }: Props): JSX.Element => {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [kept, setKept] = useState(false);
  const client = useQueryClient();
  const { busy, error, run } = useRun();
  const problem = passwordProblem(password, again);
  const differs = again !== '' && again !== password && again.length >= password.length;
  const keep = async (pubkeys: readonly string[]): Promise<void> => {
    if (kept) await keepPassword(client, pubkeys, password).catch(() => undefined);
  };
  const make = (): void => run(() => onMake(password, keep));
  if (making !== null) return making;
  const lost = error !== null && faultOf(error).code === 'key.session';
  return (
    <Frame
      page="keys password"
      is={text.is}
      next={text.next}
      lead={keeps ? text.lead : text.leadElsewhere}
      here={keysText.here.password}
      back={onBack}
      forward={{ label: text.make, open: problem === null && !busy && !lost, go: make }}
      why={
        problem === null ? (
          backMeans
        ) : problem === 'key.passwordShort' ? (
          <>
            {text.whyShort} <WhyLink to="password-first">{text.whyShortLink}</WhyLink>
          </>
        ) : (
          <>
            {text.whyDiffer} <WhyLink to="password-again">{text.whyDifferLink}</WhyLink>
          </>
        )
      }
    >
      {error === null ? null : (
        <div className="stack">
          <FaultNotice
            fault={lost ? { ...faultOf(error), hint: keysText.lost } : faultOf(error)}
            actions={
              lost ? (
                <Button kind="primary" onClick={onLost}>
                  {keysText.wordsAgain}
                </Button>
              ) : null
            }
          />
        </div>
      )}
      <Sheet>
        <Cell title={text.rulesTitle}>
          <ul className="dashes q2">
            {text.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </Cell>
        <Cells of={2}>
          <div className="cell" id="password-first">
            <PasswordInput
              label={text.label}
              value={password}
              onChange={setPassword}
              autoComplete="new-password"
              hint={text.count(passwordLength(password))}
            />
          </div>
          <div className="cell" id="password-again">
            <PasswordInput
              label={text.repeat}
              value={again}
              onChange={setAgain}
              autoComplete="new-password"
              complaint={differs ? text.differ : null}
              hint={differs ? null : again !== '' && again === password ? text.same : text.repeatHint}
            />
          </div>
        </Cells>
        {keeps ? (
          <div className="cell">
            <KeepPassword keep={kept} onKeep={setKept} note={keychainWords.keepNew} />
          </div>
        ) : null}
      </Sheet>
    </Frame>
  );
};
