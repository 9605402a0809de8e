import type { JSX, ReactNode } from 'react';
import type { Fault } from '../../shared/fault.ts';
import { faultOf } from '../bridge.ts';
import { ui } from '../strings/ui.ts';
import { Button } from './Button.tsx';
import { Command, CopyButton } from './Copy.tsx';
import { joined } from './format.ts';
import { IconWrong } from './icons.tsx';

type Props = {
  readonly fault: Fault;
  /** At most one primary button, and the quiet ways out. */
  readonly actions?: ReactNode;
};

/** What happened, what it means for coins, what to do, a command, details to copy. Never a code in sight. */
export const FaultNotice = ({ fault, actions }: Props): JSX.Element => (
  <section className="error" role="alert">
    <IconWrong />
    <div>
      <h2>{joined(fault.message)}</h2>
      <dl className="num">
        <dt>{ui.coins}</dt>
        <dd>{joined(fault.coins)}</dd>
        <dt>{ui.todo}</dt>
        <dd>
          {joined(fault.hint)}
          {fault.command === null ? null : <Command text={fault.command} />}
        </dd>
      </dl>
      {fault.details === null ? null : <Details text={`${fault.code}\n${fault.details}`} />}
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  </section>
);

const Details = ({ text }: { readonly text: string }): JSX.Element => (
  <details className="more">
    <summary>{ui.details}</summary>
    <pre>{text}</pre>
    <CopyButton text={text} label={`${ui.copy}: ${ui.details}`}>
      {ui.copy}
    </CopyButton>
  </details>
);

/** The notice of a failed call, or nothing. */
export const ErrorNotice = ({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }): JSX.Element | null =>
  error === null || error === undefined ? null : <FaultNotice fault={faultOf(error)} actions={actions} />;

/** The notice of a failed call, with a button that asks again. */
export const ErrorAgain = (props: {
  readonly error: unknown;
  readonly label: string;
  readonly onAgain: () => void;
}): JSX.Element | null => (
  <ErrorNotice
    error={props.error}
    actions={
      <Button kind="primary" onClick={props.onAgain}>
        {props.label}
      </Button>
    }
  />
);

/** The notice of a failed call on its own above a page's content. */
export const ErrorAbove = ({ error }: { readonly error: unknown }): JSX.Element | null =>
  error === null || error === undefined ? null : (
    <div className="stack">
      <ErrorNotice error={error} />
    </div>
  );
