import { type JSX, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import { call } from '../bridge.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { usePassword } from '../keychain/use-password.ts';
import { useRun } from '../run.ts';
import { keyFiles as words } from '../strings/key-files.ts';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { TextInput } from '../ui/Field.tsx';
import { Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { FileDone } from './FileDone.tsx';
import { wholeOf } from './fields.ts';
import { keyName } from './key-name.ts';
import type { KnownKey } from './known.ts';
import { goToKey } from './pages.ts';
import { IndexField, isWrongPassword, SigningFields } from './SigningFields.tsx';

const text = words.exit;

/** Signs an exit to keep. Nothing is sent. */
export const ExitFile = ({ of }: { readonly of: KnownKey }): JSX.Element => {
  const known = of.validator?.index ?? null;
  const [index, setIndex] = useState(known === null ? '' : String(known));
  const [epoch, setEpoch] = useState('0');
  const password = usePassword([of.pubkey]);
  const [folder, setFolder] = useState<string | null>(null);
  const [done, setDone] = useState<Output<'keys.exitFile'> | null>(null);
  const { busy, error, run, clear } = useRun();
  if (done !== null) {
    return (
      <FileDone
        pubkey={of.pubkey}
        is={text.doneIs}
        next={text.doneNext}
        file={done.file}
        checkedBy={done.checkedBy}
        rows={
          <Row label={words.index}>
            {done.validatorIndex}. {done.checked ? text.checked : text.unchecked}
          </Row>
        }
      />
    );
  }
  const [validatorIndex, from] = [wholeOf(index), wholeOf(epoch)];
  const go = (): void =>
    run(async () => {
      if (validatorIndex === null || from === null || folder === null) return;
      await password.store();
      const signed = await call('keys.exitFile', { pubkey: of.pubkey, password: password.given, validatorIndex, epoch: from, folder });
      password.clear();
      setDone(signed);
    });
  const missing =
    validatorIndex === null
      ? { to: 'file-index', what: words.whyIndex }
      : !password.isReady
        ? { to: 'file-password', what: words.whyPassword }
        : folder === null
          ? { to: 'file-folder', what: words.whyFolder }
          : null;
  return (
    <Frame
      page="exit file"
      is={text.is(keyName(of))}
      next={text.next}
      lead={text.lead}
      back={() => goToKey(of.pubkey)}
      forward={{ label: text.go, open: missing === null && from !== null && !busy, go }}
      why={
        missing === null ? (
          words.nothingSent
        ) : (
          <>
            {words.why} <WhyLink to={missing.to}>{missing.what}</WhyLink>
          </>
        )
      }
    >
      {error === null || isWrongPassword(error) ? null : (
        <div className="stack">
          <ErrorNotice error={error} />
        </div>
      )}
      <Sheet>
        <div className="cells n2">
          <IndexField value={index} known={known !== null} onChange={setIndex} disabled={busy} />
          <div className="cell">
            <TextInput
              label={text.epoch}
              value={epoch}
              onChange={setEpoch}
              disabled={busy}
              complaint={from === null ? words.indexBad : null}
              hint={text.epochHint}
            />
          </div>
        </div>
        <SigningFields password={password} onType={clear} folder={folder} onFolder={setFolder} error={error} disabled={busy} />
      </Sheet>
      {busy ? <Waiting what={words.signing} /> : null}
    </Frame>
  );
};
