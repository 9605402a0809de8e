import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { ExitPreview, Validator } from '../../shared/validators.ts';
import { call, type FaultError, faultOf } from '../bridge.ts';
import { PasswordField } from '../keychain/PasswordField.tsx';
import { usePassword } from '../keychain/use-password.ts';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { exitWords } from '../strings/exit.ts';
import { coinOf } from '../strings/ui.ts';
import { nameOf } from '../strings/validators.ts';
import { Address } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { ErrorAgain, ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatAmount, formatWhen, joined, NBSP } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Road } from '../ui/Road.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Cells, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { exitStations } from './exit-stations.ts';

/** The way back to the list, above the sentence of a single validator. */
export const Crumb = ({ name }: { readonly name: string }): JSX.Element => (
  <>
    <Button kind="link" onClick={() => goTo('validators')}>
      {exitWords.crumb}
    </Button>{' '}
    <span className="q">/</span> {name}
  </>
);

/** What an exit would do, before anything is signed; and the phrase that opens the button. */
export const Exit = ({ validator }: { readonly validator: Validator }): JSX.Element => {
  const preview = useCall('validators.exitPreview', { pubkey: validator.pubkey });
  const name = nameOf(validator);
  if (preview.data === undefined) {
    if (preview.error === null) return <Waiting what={exitWords.asking} />;
    const again = (): void => void preview.refetch();
    return (
      <>
        <Sentence is={exitWords.refused.is(name)} next={exitWords.refused.next} crumb={<Crumb name={name} />} />
        <ErrorAgain error={preview.error} label={exitWords.again} onAgain={again} />
      </>
    );
  }
  return <Previewed key={validator.pubkey} name={name} preview={preview.data} seenAt={preview.dataUpdatedAt} />;
};

type Props = { readonly name: string; readonly preview: ExitPreview /** When the preview was made, Unix ms. */; readonly seenAt: number };

const Previewed = ({ name, preview, seenAt }: Props): JSX.Element => {
  const status = useCall('status.get', {});
  const clock = status.data?.clock ?? null;
  const amount = formatAmount(preview.balanceGwei, coinOf(status.data?.network ?? null));
  const closed = preview.refused !== null;
  return (
    <>
      <Sentence
        is={closed ? exitWords.refused.is(name) : exitWords.is(name.toLowerCase())}
        next={closed ? exitWords.refused.next : exitWords.next}
        crumb={<Crumb name={name} />}
      />
      {preview.refused === null ? null : (
        <div className="stack">
          <Notice>{joined(preview.refused)}</Notice>
        </div>
      )}
      <Sheet>
        <Cell title={exitWords.road}>
          <Road planned stations={exitStations(preview, clock, amount.replaceAll(NBSP, ' '), seenAt)} label={exitWords.road} />
          <p className="c mainnet num">{exitWords.mainnet}</p>
        </Cell>
        <Cells of={3}>
          <Cell title={exitWords.undone.title}>
            <p>{exitWords.undone.text}</p>
          </Cell>
          <Cell title={exitWords.keep.title}>
            <p className="num">{exitWords.keep.text(formatWhen(preview.exitedAt, seenAt))}</p>
          </Cell>
          <Cell title={exitWords.money.title}>
            <Money address={preview.withdrawalAddress} amount={amount} />
          </Cell>
        </Cells>
        <Cell>
          {closed ? <Button onClick={() => goTo('validators')}>{exitWords.back}</Button> : <Confirm name={name} preview={preview} />}
        </Cell>
      </Sheet>
      {closed ? null : <p className="c below">{exitWords.before}</p>}
    </>
  );
};

const Money = ({ address, amount }: { readonly address: string | null; readonly amount: string }): JSX.Element =>
  address === null ? (
    <p>{exitWords.money.none}</p>
  ) : (
    <>
      <p className="num">{exitWords.money.to(amount)}</p>
      <p className="money">
        <Address value={address} />
      </p>
      <p>{exitWords.money.fixed}</p>
    </>
  );

const Confirm = ({ name, preview }: { readonly name: string; readonly preview: ExitPreview }): JSX.Element => {
  const password = usePassword([preview.pubkey]);
  const needsPassword = preview.signer === 'keystore';
  const exit = useMutation<Output<'validators.exit'>, FaultError, string>({
    mutationFn: async (phrase) => {
      if (needsPassword) await password.store();
      return call('validators.exit', { pubkey: preview.pubkey, phrase, password: needsPassword ? password.given : null });
    },
    gcTime: 0,
    onSettled: password.clear,
  });
  const wrong = exit.error !== null && faultOf(exit.error).code === 'key.passwordWrong' ? faultOf(exit.error).message : null;
  return (
    <>
      <DangerConfirm
        phrase={preview.phrase}
        action={exitWords.action(name.toLowerCase())}
        leave={exitWords.leave}
        onLeave={() => goTo('validators')}
        ready={!needsPassword || password.isReady}
        busy={exit.isPending || exit.isSuccess}
        onConfirm={(phrase) => exit.mutate(phrase)}
      >
        {needsPassword ? (
          <PasswordField
            label={exitWords.password}
            hint={exitWords.passwordHint}
            complaint={wrong}
            password={password}
            onType={exit.reset}
            disabled={exit.isPending}
          />
        ) : null}
      </DangerConfirm>
      {exit.isPending || exit.isSuccess ? <Waiting what={exitWords.sending} /> : null}
      {wrong === null ? <ErrorNotice error={exit.error} /> : null}
    </>
  );
};
