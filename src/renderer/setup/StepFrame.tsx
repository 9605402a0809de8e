import { type JSX, type ReactNode, useEffect, useId } from 'react';
import { isOpen } from '../../shared/setup-reducer.ts';
import { steps } from '../../shared/steps.ts';
import { arrive, goTo } from '../route.ts';
import { setupText } from '../strings/setup.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Stage } from '../ui/Stage.tsx';
import { type Step, StepList } from '../ui/StepList.tsx';
import { NetworkNotice, useNetworkTrouble } from './NetworkNotice.tsx';
import type { Wizard } from './wizard.ts';

type Forward = {
  readonly label?: string | undefined;
  readonly open: boolean;
  readonly go: () => void;
  /** Also where a sent deposit holds the step as it is. */
  readonly always?: boolean;
};
type Props = {
  readonly wizard: Wizard;
  /** Names this screen; a new name takes the keyboard to its heading. */
  readonly page: string;
  readonly is: string;
  readonly next?: string | undefined;
  readonly lead?: ReactNode;
  /** What the step list says of the step while it is open. */
  readonly here?: string | undefined;
  /** The primary button; closed, its reason stands in `why`. */
  readonly forward?: Forward | undefined;
  readonly why?: ReactNode;
  /** Where Back leads; without it to the step before; null: nowhere now. */
  readonly back?: (() => void) | null | undefined;
  readonly children?: ReactNode;
};

const stepsOf = ({ setup, send }: Wizard, here: string | undefined): readonly Step[] =>
  steps.map((id) => ({
    id,
    name: setupText.names[id],
    state: id === setup.step ? 'here' : setup.gave[id] === undefined ? 'todo' : 'done',
    gave: id === setup.step ? here : setup.gave[id],
    onGo: id !== setup.step && isOpen(setup, id) ? () => void send({ type: 'go', step: id }) : undefined,
  }));

/** One screen of the wizard: step list, sentence, content, and the bar with Back, Leave, the reason and the primary button. */
export const StepFrame = ({ wizard, page, is, next, lead, here, forward, why, back, children }: Props): JSX.Element => {
  const { setup, send } = wizard;
  const whyId = useId();
  const leaveId = useId();
  useEffect(() => {
    if (wizard.page.current !== null && wizard.page.current !== page) arrive();
    wizard.page.current = page;
  }, [wizard.page, page]);

  const before = steps[steps.indexOf(setup.step) - 1];
  const goBack = back !== undefined || before === undefined ? (back ?? null) : () => void send({ type: 'go', step: before });
  const held = setup.depositSent && steps.indexOf(setup.step) < steps.indexOf('deposit');
  const locked = held && forward?.always !== true;
  const button: Forward | undefined = locked ? { open: true, go: () => void send({ type: 'go', step: setup.reached }) } : forward;
  const trouble = useNetworkTrouble(wizard);
  const notices = wizard.error !== null || trouble !== null || held;
  return (
    <>
      <StepList title={setupText.title} steps={stepsOf(wizard, here)} />
      <Stage
        key={page}
        back={
          <>
            {goBack === null ? null : <Button onClick={goBack}>{setupText.back}</Button>}
            <Button kind="plain" onClick={() => goTo('home')} describedBy={leaveId}>
              {setupText.leave}
            </Button>
            <span className="unseen" id={leaveId}>
              {setupText.stays}
            </span>
          </>
        }
        why={locked ? setupText.lockedWhy : why}
        whyId={whyId}
        forward={
          button === undefined ? null : (
            <Button kind="primary" disabled={!button.open} onClick={button.go} describedBy={whyId}>
              {button.label ?? setupText.next}
            </Button>
          )
        }
      >
        <Sentence is={is} next={next} lead={lead} />
        {notices ? (
          <div className="stack">
            <ErrorNotice error={wizard.error} />
            {trouble === null ? null : <NetworkNotice trouble={trouble} wizard={wizard} />}
            {held ? <Notice plain>{setupText.locked}</Notice> : null}
          </div>
        ) : null}
        {children}
      </Stage>
    </>
  );
};
