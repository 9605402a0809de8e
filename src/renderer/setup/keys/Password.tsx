import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useState } from 'react';
import type { Payload } from '../../../shared/contract.ts';
import { passwordLength, passwordProblem } from '../../../shared/password.ts';
import { call, faultOf, on } from '../../bridge.ts';
import { keysText } from '../../strings/setup-keys.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { PasswordInput } from '../../ui/Field.tsx';
import { Cell, Cells, Sheet } from '../../ui/Sheet.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useRun } from '../run.ts';
import { StepFrame } from '../StepFrame.tsx';
import { WhyLink } from '../WhyLink.tsx';
import type { Wizard } from '../wizard.ts';
import { loadKeys } from './load.ts';

const text = keysText.password;
type Props = {
  readonly wizard: Wizard;
  readonly session: string;
  /** While the file is made, leaving must not end the key process; it ends by itself. */
  readonly onMaking: (making: boolean) => void;
  /** Carries why the validator client did not take the key, if it did not; it is tried again elsewhere. */
  readonly onDone: (notLoaded: unknown) => void;
  readonly onNewWords: () => void;
};
type Progress = Payload<'keys.progress'>;
type Phase = 'choose' | 'making' | 'loading';

/** Password twice, then the key file, then the validator client; one password for both, so it is typed here only. */
export const Password = ({ wizard, session, onMaking, onDone, onNewWords }: Props): JSX.Element => {
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [phase, setPhase] = useState<Phase>('choose');
  const { busy, error, run } = useRun();
  const [progress, setProgress] = useState<Progress>({ done: 0, total: 0, what: '' });
  useEffect(() => on('keys.progress', setProgress), []);
  const problem = passwordProblem(password, again);
  const differs = again !== '' && again !== password && again.length >= password.length;
  const make = (): void => {
    setPhase('making');
    onMaking(true);
    run(async () => {
      try {
        const network = wizard.setup.network ?? 'practice';
        const made = await call('keys.make', { session, password, count: 1, network });
        const pubkeys = made.map((key) => key.pubkey);
        await wizard.send({ type: 'keysMade', pubkeys });
        setPhase('loading');
        const notLoaded = await loadKeys(pubkeys, password).catch((cause: unknown) => cause);
        await client.invalidateQueries({ queryKey: ['keys.list'] });
        await client.invalidateQueries({ queryKey: ['validators.list'] });
        onDone(notLoaded ?? null);
      } catch (cause) {
        onMaking(false);
        setPhase('choose');
        throw cause;
      }
    });
  };
  if (phase !== 'choose') return <Making wizard={wizard} phase={phase} progress={progress} />;
  const lost = error !== null && faultOf(error).code === 'key.session';
  return (
    <StepFrame
      wizard={wizard}
      page="keys password"
      is={text.is}
      next={text.next}
      lead={text.lead}
      here={keysText.here.password}
      back={onNewWords}
      forward={{ label: text.make, open: problem === null && !busy && !lost, go: make }}
      why={
        problem === null ? (
          keysText.typed.backMeans
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
          <ErrorNotice
            error={error}
            actions={
              <Button kind={lost ? 'primary' : 'usual'} onClick={onNewWords}>
                {keysText.newWords}
              </Button>
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
      </Sheet>
    </StepFrame>
  );
};

type MakingProps = { readonly wizard: Wizard; readonly phase: 'making' | 'loading'; readonly progress: Progress };
const Making = ({ wizard, phase, progress }: MakingProps): JSX.Element => {
  const making = keysText.making;
  const part = phase === 'loading' ? 1 : progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <StepFrame
      wizard={wizard}
      page="keys making"
      is={making.is}
      next={making.next}
      here={keysText.here.making}
      back={null}
      forward={{ open: false, go: () => undefined }}
      why={making.why}
    >
      <Sheet>
        <Cell title={making.make}>
          <Bar part={part} tone={phase === 'making' ? 'ember' : 'plain'} label={making.make} />
          {phase === 'making' ? <Waiting what={progress.what || making.working} /> : <p className="q2">{making.done}</p>}
        </Cell>
        <Cell title={making.load}>
          {phase === 'loading' ? <Waiting what={making.loading} /> : null}
          <p className="c">{making.loadNote}</p>
        </Cell>
      </Sheet>
    </StepFrame>
  );
};
