import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useId, useState } from 'react';
import type { DrillResult } from '../../shared/key-drill.ts';
import { call, faultOf } from '../bridge.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { noPassphrase, PassphraseFields, passphraseFits } from '../ceremony/Passphrase.tsx';
import { placesOf, WordsBox, wordsFit } from '../ceremony/WordsBox.tsx';
import { goTo } from '../route.ts';
import { useRun } from '../run.ts';
import { drillText as text } from '../strings/key-checks.ts';
import { ErrorAbove } from '../ui/FaultNotice.tsx';
import { PasswordInput } from '../ui/Field.tsx';
import { formatDay } from '../ui/format.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { firstMissing, whyOf } from '../ui/WhyLink.tsx';
import { FileFindings } from './FileFindings.tsx';
import { PickCell } from './PickCell.tsx';

/** The restore drill: words from the paper and a folder of copies; the result is kept as dated evidence. */
export const Drill = (): JSX.Element => {
  const id = useId();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [folder, setFolder] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [result, setResult] = useState<DrillResult | null>(null);
  const { busy, error, run, clear } = useRun();
  if (result !== null) return <Result result={result} onAgain={() => setResult(null)} />;

  const wrong = error !== null && faultOf(error).code === 'key.mnemonic' ? faultOf(error).message : null;
  const go = (): void =>
    run(async () => {
      if (folder === null) return;
      const words = placesOf(typed).map(({ from, to }) => typed.slice(from, to));
      const shown = await call('keys.drill', { words, passphrase: passphrase.first, folder, password: password === '' ? null : password });
      setTyped('');
      setPassphrase(noPassphrase);
      setPassword('');
      setResult(shown);
      await client.invalidateQueries({ queryKey: ['keys.drills'] });
    });
  const missing = firstMissing(
    !wordsFit(typed) && { to: id, what: text.whyWords },
    !passphraseFits(passphrase) && { to: 'passphrase', what: text.whyPassphrase },
    folder === null && { to: 'drill-folder', what: text.whyFolder },
  );
  return (
    <Frame
      page="drill"
      is={text.is}
      next={text.next}
      lead={text.lead}
      back={null}
      forward={{ label: text.go, open: missing === null && !busy, go }}
      why={whyOf(text.why, missing, text.whyReady)}
    >
      <ErrorAbove error={wrong === null ? error : null} />
      <Sheet>
        <div className="cell">
          <WordsBox
            id={id}
            value={typed}
            disabled={busy}
            complaint={wrong}
            onChange={(value) => {
              setTyped(value);
              clear();
            }}
          />
        </div>
        <PassphraseFields value={passphrase} onChange={setPassphrase} disabled={busy} />
        <div className="cells n2">
          <PickCell
            id="drill-folder"
            title={text.folder}
            none={text.noFolder}
            path={folder}
            disabled={busy}
            folder={folder === null ? text.pick : text.pickOther}
            onPick={setFolder}
          />
          <div className="cell">
            <PasswordInput label={text.password} value={password} onChange={setPassword} disabled={busy} hint={text.passwordHint} />
          </div>
        </div>
      </Sheet>
      {busy ? <Waiting what={text.going} /> : null}
    </Frame>
  );
};

const Result = ({ result, onAgain }: { readonly result: DrillResult; readonly onAgain: () => void }): JSX.Element => {
  const { evidence, files, says } = result;
  const day = formatDay(evidence.at);
  return (
    <Frame
      page="drill result"
      is={evidence.good ? text.result.good : text.result.bad}
      next={says}
      lead={evidence.good ? text.result.noted(day) : text.result.notedBad(day)}
      back={null}
      forward={
        evidence.good
          ? { label: text.result.done, open: true, go: () => goTo('keys') }
          : { label: text.result.again, open: true, go: onAgain }
      }
    >
      {files.map((file) => (
        <FileFindings key={file.path} path={file.path} about={null} says={file.says} findings={file.findings} />
      ))}
    </Frame>
  );
};
