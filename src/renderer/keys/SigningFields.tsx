import type { JSX } from 'react';
import { faultOf } from '../bridge.ts';
import { PasswordField } from '../keychain/PasswordField.tsx';
import type { Password } from '../keychain/use-password.ts';
import { keyFiles as text } from '../strings/key-files.ts';
import { TextInput } from '../ui/Field.tsx';
import { wholeOf } from './fields.ts';
import { PickCell } from './PickCell.tsx';

type IndexProps = {
  readonly value: string;
  readonly known: boolean;
  readonly onChange: (typed: string) => void;
  readonly disabled: boolean;
};

/** The validator's number: told by the node, or typed. */
export const IndexField = ({ value, known, onChange, disabled }: IndexProps): JSX.Element => (
  <div className="cell" id="file-index">
    <TextInput
      label={text.index}
      value={value}
      onChange={onChange}
      disabled={disabled}
      complaint={value !== '' && wholeOf(value) === null ? text.indexBad : null}
      hint={known ? text.indexHint : text.indexTyped}
    />
  </div>
);

type Props = {
  readonly password: Password;
  /** Another password is typed. */
  readonly onType: () => void;
  readonly folder: string | null;
  readonly onFolder: (folder: string) => void;
  readonly error: unknown;
  readonly disabled: boolean;
};

/** Whether a failure belongs to the password field. */
export const isWrongPassword = (error: unknown): boolean => error !== null && faultOf(error).code === 'key.passwordWrong';

/** The key file's password, typed or kept, and where the signed file goes. */
export const SigningFields = ({ password, onType, folder, onFolder, error, disabled }: Props): JSX.Element => (
  <div className="cells n2">
    <div className="cell" id="file-password">
      <PasswordField
        label={text.password}
        password={password}
        onType={onType}
        disabled={disabled}
        complaint={isWrongPassword(error) ? faultOf(error).message : null}
        hint={text.passwordHint}
      />
    </div>
    <PickCell
      id="file-folder"
      title={text.folder}
      none={text.noFolder}
      path={folder}
      folder={text.pick}
      onPick={onFolder}
      disabled={disabled}
    />
  </div>
);
