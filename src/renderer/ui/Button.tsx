import type { JSX, ReactNode, Ref } from 'react';

type Props = {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** One `primary` a screen; `danger` only where the thing is irreversible; `plain` has no border; `link` is text. */
  readonly kind?: 'primary' | 'danger' | 'plain' | 'link' | 'usual';
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  /** Id of the text that says why it is closed, or what it does. */
  readonly describedBy?: string | undefined;
  readonly label?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button. Where it is closed its reason stands beside it. */
export const Button = ({ children, onClick, kind = 'usual', small, disabled, submit, describedBy, label, ref }: Props): JSX.Element => (
  <button
    ref={ref}
    type={submit ? 'submit' : 'button'}
    className={kind === 'link' ? 'link' : `btn${kind === 'usual' ? '' : ` ${kind}`}${small ? ' small' : ''}`}
    disabled={disabled}
    aria-describedby={describedBy}
    aria-label={label}
    onClick={onClick}
  >
    {children}
  </button>
);
