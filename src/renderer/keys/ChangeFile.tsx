import { type JSX, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { call } from '../bridge.ts';
import { ComparedAddress, useTypedAddress } from '../ceremony/ComparedAddress.tsx';
import { ExistingWords } from '../ceremony/ExistingWords.tsx';
import { useSession } from '../ceremony/session.ts';
import { keyNumber, startOf } from '../ceremony/used.ts';
import { useRun } from '../run.ts';
import { keyFiles as words } from '../strings/key-files.ts';
import { TextInput } from '../ui/Field.tsx';
import { firstMissing } from '../ui/WhyLink.tsx';
import { ChangeSigned } from './ChangeSigned.tsx';
import { wholeOf } from './fields.ts';
import { keyName } from './key-name.ts';
import type { KnownKey } from './known.ts';
import { PickCell } from './PickCell.tsx';
import { goToKey } from './pages.ts';
import { IndexField } from './SigningFields.tsx';
import { SigningPage } from './SigningPage.tsx';

const text = words.change;
type Props = { readonly of: KnownKey; readonly network: NetworkName };

/** Signs the one change from 0x00 to an address, with the words. Nothing is sent. */
export const ChangeFile = ({ of, network }: Props): JSX.Element => {
  const known = of.validator?.index ?? null;
  const { open, hold } = useSession();
  const [session, setSession] = useState<string | null>(null);
  const [index, setIndex] = useState(known === null ? '' : String(known));
  const [number, setNumber] = useState(String(of.entry === null ? 0 : keyNumber(of.entry.path)));
  const [folder, setFolder] = useState<string | null>(null);
  const [done, setDone] = useState<(Output<'keys.credentialsChange'> & { readonly address: string }) | null>(null);
  const { busy, error, run } = useRun();
  const to = useTypedAddress();
  if (done !== null) return <ChangeSigned of={of} index={index} {...done} />;
  if (session === null) {
    const read = (id: string): void => {
      hold(id);
      setSession(id);
    };
    const purpose = { is: text.words.is(keyName(of)), next: text.words.next, ready: text.words.ready };
    return <ExistingWords purpose={purpose} onRead={read} onBack={() => goToKey(of)} />;
  }
  const [validatorIndex, start] = [wholeOf(index), startOf(number)];
  const go = (): void =>
    run(async () => {
      const { address } = to;
      if (validatorIndex === null || start === null || address === null || folder === null) return;
      const asks = { session, network, start, validatorIndices: [validatorIndex], withdrawalAddress: address, folder };
      const signed = await call('keys.credentialsChange', asks);
      open.current = null;
      setDone({ ...signed, address });
    });
  const missing = firstMissing(
    !to.same && { to: 'address-field', what: words.whyAddress },
    (validatorIndex === null || start === null) && { to: 'file-index', what: words.whyIndex },
    folder === null && { to: 'file-folder', what: words.whyFolder },
  );
  return (
    <SigningPage of={of} page="change file" text={text} lead={text.lead} missing={missing} go={go} busy={busy} error={error}>
      <ComparedAddress of={to} network={network} />
      <div className="cells n2">
        <IndexField value={index} known={known !== null} onChange={setIndex} disabled={busy} />
        <div className="cell">
          <TextInput
            label={text.number}
            value={number}
            onChange={setNumber}
            disabled={busy}
            complaint={start === null ? words.indexBad : null}
          />
        </div>
      </div>
      <PickCell
        id="file-folder"
        title={words.folder}
        none={words.noFolder}
        path={folder}
        folder={words.pick}
        onPick={setFolder}
        disabled={busy}
      />
    </SigningPage>
  );
};
