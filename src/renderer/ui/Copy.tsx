import { type JSX, useEffect, useState } from 'react';
import { call } from '../bridge.ts';
import { ui } from '../strings/ui.ts';
import { Button } from './Button.tsx';
import { IconCopy, IconFine } from './icons.tsx';

type Told = 'no' | 'yes' | 'failed';

/** The window may be denied the clipboard API; a copy command inside a click needs no permission. */
const copyByCommand = (text: string): boolean => {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return done;
};
/** The main process copies and clears again after 30 s; where it cannot, the window copies. */
const writeClipboard = async (text: string): Promise<boolean> => {
  try {
    await call('settings.copy', { text });
    return true;
  } catch {
    return copyByCommand(text);
  }
};

/** Copies a text (or what a function gives at that moment) and says for two seconds whether it worked. */
export const useCopy = (text: string | (() => string)): { readonly told: Told; readonly copy: () => void } => {
  const [told, setTold] = useState<Told>('no');
  useEffect(() => {
    if (told === 'no') return;
    const timer = window.setTimeout(() => setTold('no'), 2000);
    return () => window.clearTimeout(timer);
  }, [told]);
  const copy = (): void => {
    const value = typeof text === 'function' ? text() : text;
    writeClipboard(value).then(
      (done) => setTold(done ? 'yes' : 'failed'),
      () => setTold('failed'),
    );
  };
  return { told, copy };
};

type Props = { readonly text: string | (() => string); readonly label: string };

/** A small picture button that copies. `label` names what is copied. */
export const Copy = ({ text, label }: Props): JSX.Element => {
  const { told, copy } = useCopy(text);
  return (
    <>
      <button type="button" className={`copy${told === 'yes' ? ' told' : ''}`} aria-label={label} title={label} onClick={copy}>
        {told === 'yes' ? <IconFine /> : <IconCopy />}
      </button>
      <span className="unseen" role="status">
        {told === 'yes' ? ui.copiedFor : told === 'failed' ? ui.copyFailed : ''}
      </span>
    </>
  );
};

type ButtonProps = Props & { readonly children: string; readonly small?: boolean };

/** The same as a button with words. */
export const CopyButton = ({ text, label, children, small = true }: ButtonProps): JSX.Element => {
  const { told, copy } = useCopy(text);
  return (
    <Button small={small} label={label} onClick={copy}>
      {told === 'yes' ? ui.copied : told === 'failed' ? ui.copyFailed : children}
    </Button>
  );
};

/** A command to run in a terminal, with its copy button. */
export const Command = ({ text }: { readonly text: string }): JSX.Element => (
  <p className="cmd">
    <code>{text}</code>
    <Copy text={text} label={ui.copyCommand} />
  </p>
);
