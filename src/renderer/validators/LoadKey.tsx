import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Validator } from '../../shared/validators.ts';
import { call, type FaultError } from '../bridge.ts';
import { PasswordField } from '../keychain/PasswordField.tsx';
import { usePassword } from '../keychain/use-password.ts';
import { validatorList as words } from '../strings/validator-list.ts';
import { nameOf } from '../strings/validators.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Cell } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** Loads a key this folder holds into the own validator client. */
export const LoadKey = ({ validator, onEnd }: { readonly validator: Validator; readonly onEnd: () => void }): JSX.Element => {
  const password = usePassword([validator.pubkey]);
  const load = useMutation<Output<'validators.import'>, FaultError, undefined>({
    mutationFn: async () => {
      await password.store();
      return call('validators.import', { pubkeys: [validator.pubkey], password: password.given });
    },
    gcTime: 0,
    onSuccess: (results) => {
      if (results.every((one) => one.status !== 'error')) onEnd();
    },
    onSettled: password.clear,
  });
  const refused = load.data?.find((one) => one.status === 'error');
  return (
    <Cell title={`${words.loadTitle}: ${nameOf(validator)}`}>
      <p className="q2">{words.loadHint}</p>
      <div className="loadkey">
        <PasswordField label={words.password} password={password} disabled={load.isPending} />
        <Button onClick={onEnd}>{words.cancel}</Button>
        <Button kind="primary" disabled={!password.isReady || load.isPending} onClick={() => load.mutate(undefined)}>
          {words.load}
        </Button>
      </div>
      {load.isPending ? <Waiting what={words.loading} /> : null}
      <ErrorNotice error={load.error} />
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </Cell>
  );
};
