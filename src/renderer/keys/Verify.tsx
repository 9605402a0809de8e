import { type JSX, useId, useState } from 'react';
import type { Verified } from '../../shared/key-checks.ts';
import { call } from '../bridge.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { useAddressVerdict } from '../ceremony/verdict.ts';
import { useRun } from '../run.ts';
import { fileKinds, verifyText as text } from '../strings/key-checks.ts';
import { networks } from '../strings/ui.ts';
import { ErrorAbove } from '../ui/FaultNotice.tsx';
import { PasswordInput, TextInput } from '../ui/Field.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { whyOf } from '../ui/WhyLink.tsx';
import { FileFindings } from './FileFindings.tsx';
import { PickCell } from './PickCell.tsx';

/** What any deposit file or keystore is, for which network, what it would do, and what is wrong with it. */
export const Verify = (): JSX.Element => {
  const id = useId();
  const [path, setPath] = useState<string | null>(null);
  const [network, setNetwork] = useState('');
  const [meant, setMeant] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState<Verified | null>(null);
  const { busy, error, run } = useRun();
  const asked = useAddressVerdict(meant.trim());
  const address = asked.verdict?.ok === true ? asked.verdict.address : null;
  const bad = asked.verdict?.ok === false ? asked.verdict.message : null;
  if (shown !== null) return <Result shown={shown} onMore={() => setShown(null)} />;
  const go = (): void =>
    run(async () => {
      if (path === null) return;
      const asks = { paths: [path], network: network === '' ? null : network, withdrawalAddress: address };
      setShown(await call('keys.verify', { ...asks, password: password === '' ? null : password }));
      setPassword('');
    });
  const ready = path !== null && (meant.trim() === '' || address !== null);
  return (
    <Frame
      page="verify"
      is={text.is}
      next={text.next}
      lead={text.lead}
      back={null}
      forward={{ label: busy ? text.going : text.go, open: ready && !busy, go }}
      why={whyOf(text.why, path === null ? { to: 'verify-path', what: text.whyFile } : null, text.whyReady)}
    >
      <ErrorAbove error={error} />
      <Sheet>
        <PickCell
          id="verify-path"
          title={text.what}
          none={text.none}
          path={path}
          onPick={setPath}
          file={text.pickFile}
          folder={text.pickFolder}
          disabled={busy}
        />
        <div className="cell">
          <TextInput mono label={text.address} value={meant} onChange={setMeant} complaint={bad} hint={text.addressHint} disabled={busy} />
        </div>
        <div className="cells n2">
          <div className="cell field language">
            <label htmlFor={id}>{text.network}</label>
            <select id={id} className="input" value={network} disabled={busy} onChange={(event) => setNetwork(event.target.value)}>
              <option value="">{text.anyNetwork}</option>
              {(['mainnet', 'hoodi', 'sepolia'] as const).map((name) => (
                <option key={name} value={name}>
                  {networks[name].title}
                </option>
              ))}
            </select>
            <p className="hint">{text.networkHint}</p>
          </div>
          <div className="cell">
            <PasswordInput label={text.password} value={password} onChange={setPassword} hint={text.passwordHint} disabled={busy} />
          </div>
        </div>
      </Sheet>
      {busy ? <Waiting what={text.going} /> : null}
    </Frame>
  );
};

const Result = ({ shown, onMore }: { readonly shown: Verified; readonly onMore: () => void }): JSX.Element => {
  const all = shown.files.length;
  const bad = shown.files.filter((file) => file.findings.some(({ severity }) => severity === 'bad')).length;
  return (
    <Frame
      page="verify result"
      is={bad === 0 ? text.good(all) : text.bad(bad, all)}
      next={bad === 0 ? text.goodNext : text.badNext}
      back={onMore}
      forward={{ label: text.more, open: true, go: onMore }}
    >
      {shown.files.map((file) => (
        <FileFindings
          key={file.path}
          path={file.path}
          about={file.network === null ? fileKinds[file.kind] : `${fileKinds[file.kind]}, ${file.network}`}
          says={file.does}
          findings={file.findings}
        />
      ))}
    </Frame>
  );
};
