import { type JSX, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { call } from '../bridge.ts';
import { usePassword } from '../keychain/use-password.ts';
import { useRun } from '../run.ts';
import { keyFiles as words } from '../strings/key-files.ts';
import { TextInput } from '../ui/Field.tsx';
import { Row } from '../ui/Sheet.tsx';
import { firstMissing } from '../ui/WhyLink.tsx';
import { FileDone } from './FileDone.tsx';
import { wholeOf } from './fields.ts';
import type { KnownKey } from './known.ts';
import { IndexField, isWrongPassword, SigningFields } from './SigningFields.tsx';
import { SigningPage } from './SigningPage.tsx';

const text = words.exit;

type Props = { readonly of: KnownKey; readonly network: NetworkName };

/** Signs an exit to keep. Nothing is sent. */
export const ExitFile = ({ of, network }: Props): JSX.Element => {
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
        of={of}
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
      const signed = await call('keys.exitFile', {
        network,
        pubkey: of.pubkey,
        password: password.given,
        validatorIndex,
        epoch: from,
        folder,
      });
      password.clear();
      setDone(signed);
    });
  const missing = firstMissing(
    validatorIndex === null && { to: 'file-index', what: words.whyIndex },
    from === null && { to: 'file-epoch', what: words.whyEpoch },
    !password.isReady && { to: 'file-password', what: words.whyPassword },
    folder === null && { to: 'file-folder', what: words.whyFolder },
  );
  return (
    <SigningPage
      of={of}
      page="exit file"
      text={text}
      lead={text.lead}
      missing={missing}
      go={go}
      busy={busy}
      error={isWrongPassword(error) ? null : error}
    >
      <div className="cells n2">
        <IndexField value={index} known={known !== null} onChange={setIndex} disabled={busy} />
        <div className="cell" id="file-epoch">
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
    </SigningPage>
  );
};
