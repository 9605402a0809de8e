import { type ChangeEvent, type JSX, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ui } from '../strings/ui.ts';
import { Button } from './Button.tsx';
import { IconWrong } from './icons.tsx';

type FieldProps = {
  readonly label: ReactNode;
  /** Helps before a mistake is made. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; null: nothing. */
  readonly complaint?: ReactNode;
};
type InputProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
};

type FrameProps = FieldProps & { readonly id: string; readonly children: ReactNode };
const Frame = ({ id, label, hint, complaint, children }: FrameProps): JSX.Element => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    {children}
    <div id={`${id}-hint`}>
      {complaint == null ? null : <Complaint>{complaint}</Complaint>}
      {hint == null ? null : <p className="hint">{hint}</p>}
    </div>
  </div>
);

/** Comes into view when it appears: what is wrong may lie below the fold while the button was pressed in the bar. */
const Complaint = ({ children }: { readonly children: ReactNode }): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div className="complaint" role="alert" ref={place}>
      <IconWrong />
      <p>{children}</p>
    </div>
  );
};

/** A labelled line of text. `mono` for addresses and keys. */
export const TextInput = ({ mono = false, ...props }: InputProps & { readonly mono?: boolean }): JSX.Element => {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <Box id={id} {...props} type="text" className={mono ? 'input mono num' : 'input'} autoComplete="off" />
    </Frame>
  );
};

type PasswordProps = InputProps & { readonly autoComplete?: 'new-password' | 'current-password' };

/** A labelled password with a button that shows it. Never kept, never filled in by itself. */
export const PasswordInput = ({ autoComplete = 'current-password', ...props }: PasswordProps): JSX.Element => {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <Frame {...props} id={id}>
      <div className="withshow">
        <Box id={id} {...props} type={shown ? 'text' : 'password'} className="input" autoComplete={autoComplete} />
        <Button
          small
          kind="plain"
          onClick={() => setShown(!shown)}
          label={`${shown ? ui.hide : ui.show}: ${typeof props.label === 'string' ? props.label : ''}`}
        >
          {shown ? ui.hide : ui.show}
        </Button>
      </div>
    </Frame>
  );
};

type BoxProps = InputProps & {
  readonly id: string;
  readonly type: 'text' | 'password';
  readonly className: string;
  readonly autoComplete: string;
};
const Box = ({
  id,
  type,
  className,
  value,
  onChange,
  placeholder,
  disabled,
  autoFocus,
  onBlur,
  complaint,
  autoComplete,
}: BoxProps): JSX.Element => (
  <input
    id={id}
    type={type}
    className={complaint == null ? className : `${className} bad`}
    value={value}
    placeholder={placeholder}
    disabled={disabled}
    // biome-ignore lint/a11y/noAutofocus: only where a page asks for exactly one thing
    autoFocus={autoFocus}
    autoComplete={autoComplete}
    spellCheck={false}
    autoCapitalize="off"
    aria-invalid={complaint == null ? undefined : true}
    aria-describedby={`${id}-hint`}
    onBlur={onBlur}
    onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
  />
);
