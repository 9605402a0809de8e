import { type JSX, type ReactNode, useId, useState } from 'react';
import { ui } from '../strings/ui.ts';
import { Button } from './Button.tsx';

type Props = {
  /** What is typed to open the button; it says the thing. */
  readonly phrase: string;
  /** What the button does, in words. */
  readonly action: string;
  /** The quiet way out, which stands first. */
  readonly leave: string;
  readonly onLeave: () => void;
  readonly onConfirm: (phrase: string) => void;
  /** More fields that must be right, such as a password; `ready` says whether they are. */
  readonly children?: ReactNode;
  readonly ready?: boolean;
  readonly busy?: boolean;
};

/**
 * Opens an irreversible button by a typed phrase. Enter in the field does nothing: the button itself must be pressed.
 * There is no second OK and no bypass.
 */
export const DangerConfirm = ({ phrase, action, leave, onLeave, onConfirm, children, ready = true, busy = false }: Props): JSX.Element => {
  const id = useId();
  const [typed, setTyped] = useState('');
  const right = typed.trim() === phrase;
  const [before, shown, after] = ui.phrase(phrase);
  return (
    <div className="confirm">
      <div className="fields">
        {children}
        <div className="field">
          <label htmlFor={id}>
            {before}
            <span className="phrase mono">{shown}</span>
            {after}
          </label>
          <input
            id={id}
            className="input"
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onPaste={(event) => event.preventDefault()}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </div>
      <div className="go">
        <Button onClick={onLeave}>{leave}</Button>
        <Button
          kind={right && ready && !busy ? 'danger' : 'usual'}
          disabled={!right || !ready || busy}
          onClick={() => onConfirm(typed.trim())}
        >
          {action}
        </Button>
      </div>
    </div>
  );
};
