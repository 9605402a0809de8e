import type { JSX, ReactNode } from 'react';
import { keychainWords as words } from '../strings/keychain.ts';
import { Button } from '../ui/Button.tsx';
import { PasswordInput } from '../ui/Field.tsx';
import { KeepPassword } from './KeepPassword.tsx';
import type { Password } from './use-password.ts';

type Props = {
  readonly password: Password;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly complaint?: string | null;
  readonly disabled?: boolean;
  /** A complaint about the last password is over once another is typed. */
  readonly onType?: () => void;
};

/** The password of a key file: typed, with the choice to have it kept; or one line where the keychain has it. */
export const PasswordField = ({ password, label, hint, complaint = null, disabled = false, onType }: Props): JSX.Element => {
  if (password.isKept && complaint === null)
    return (
      <p className="q2">
        {words.kept}{' '}
        <Button kind="link" onClick={password.typeInstead} disabled={disabled}>
          {words.type}
        </Button>
      </p>
    );
  return (
    <>
      <PasswordInput
        label={label}
        value={password.value}
        disabled={disabled}
        onChange={(value) => {
          password.type(value);
          onType?.();
        }}
        complaint={complaint}
        hint={hint}
      />
      <KeepPassword keep={password.keep} onKeep={password.setKeep} disabled={disabled} />
    </>
  );
};
