import { type JSX, useState } from 'react';
import type { Validator } from '../../shared/validators.ts';
import { useAsk } from '../queries.ts';
import { validatorList as words } from '../strings/validator-list.ts';
import { nameOf } from '../strings/validators.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { PasswordInput } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Cell } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** Loads a key this folder holds into the own validator client. */
export const LoadKey = ({ validator, onEnd }: { readonly validator: Validator; readonly onEnd: () => void }): JSX.Element => {
  const load = useAsk('validators.import');
  const [password, setPassword] = useState('');
  const refused = load.data?.find((one) => one.status === 'error');
  const run = (): void =>
    load.mutate(
      { pubkeys: [validator.pubkey], password },
      {
        onSuccess: (results) => {
          if (results.every((one) => one.status !== 'error')) onEnd();
        },
        onSettled: () => setPassword(''),
      },
    );
  return (
    <Cell title={`${words.loadTitle}: ${nameOf(validator)}`}>
      <p className="q2">{words.loadHint}</p>
      <div className="loadkey">
        <PasswordInput label={words.password} value={password} onChange={setPassword} disabled={load.isPending} />
        <Button onClick={onEnd}>{words.cancel}</Button>
        <Button kind="primary" disabled={password === '' || load.isPending} onClick={run}>
          {words.load}
        </Button>
      </div>
      {load.isPending ? <Waiting what={words.loading} /> : null}
      <ErrorNotice error={load.error} />
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </Cell>
  );
};
