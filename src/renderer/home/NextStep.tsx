import type { JSX } from 'react';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { SetupState } from '../../shared/setup.ts';
import type { Validator } from '../../shared/validators.ts';
import { call } from '../bridge.ts';
import type { PracticeActions } from '../practice.ts';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { Button } from '../ui/Button.tsx';
import { nextStep, type NextStep as Step } from './next-step.ts';

type Props = {
  readonly practice: PracticeStatus;
  readonly setup: SetupState;
  readonly validators: readonly Validator[];
  readonly actions: PracticeActions;
};

const startOver = async (): Promise<void> => {
  await call('setup.dispatch', { type: 'startOver', lived: true });
  goTo('setup');
};

/** The one clear next step below the sheet. */
export const NextStep = ({ practice, setup, validators, actions }: Props): JSX.Element | null => {
  const active = validators.find((one) => one.status === 'active_ongoing');
  const preview = useCall(
    'validators.exitPreview',
    { pubkey: active?.pubkey ?? '' },
    { enabled: active !== undefined && practice.state === 'running' },
  );
  const leaveSeconds =
    preview.data === undefined || preview.data.refused !== null ? null : (preview.data.paidAt - preview.dataUpdatedAt) / 1000;
  const step = nextStep({ practice, setup, validators, leaveSeconds });
  if (step === null) return null;
  const go: { readonly [I in Step['id']]: () => void } = {
    setup: () => goTo('setup'),
    resume: () => actions.resume.mutate(),
    start: () => actions.up.mutate(),
    leave: () => goTo('validators', step.pubkey),
    leaving: () => goTo('validators', step.pubkey),
    lived: () => void startOver(),
  };
  return (
    <section className="nextstep num" aria-label="Next step">
      <p>
        <b>{step.strong}</b> <span className="q2">{step.quiet}</span>
      </p>
      <Button kind="primary" disabled={actions.busy} onClick={go[step.id]}>
        {step.action}
      </Button>
    </section>
  );
};
