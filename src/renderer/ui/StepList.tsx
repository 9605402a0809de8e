import type { JSX } from 'react';
import { ui } from '../strings/ui.ts';
import { StepIcon } from './State.tsx';

export type Step = {
  readonly id: string;
  readonly name: string;
  readonly state: 'done' | 'here' | 'todo';
  /** What the step gave, or what is asked now; one line. */
  readonly gave?: string | undefined;
  /** Given where one may go back to it. */
  readonly onGo?: (() => void) | undefined;
};

/** The steps of the wizard: done, here, to come, each with what it gave. */
export const StepList = ({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }): JSX.Element => (
  <nav className="steps" aria-label={ui.steps}>
    <h2>{title}</h2>
    <ol>
      {steps.map((step) => (
        <li key={step.id} className={step.state} aria-current={step.state === 'here' ? 'step' : undefined}>
          <StepIcon state={step.state} />
          {step.onGo === undefined ? (
            <StepText step={step} />
          ) : (
            <button type="button" onClick={step.onGo}>
              <StepText step={step} />
            </button>
          )}
        </li>
      ))}
    </ol>
  </nav>
);

const StepText = ({ step }: { readonly step: Step }): JSX.Element => (
  <>
    <b>{step.name}</b>
    {step.gave === undefined ? null : (
      <small className="num" title={step.gave}>
        {step.gave}
      </small>
    )}
  </>
);
