import { type JSX, useState } from 'react';
import { uploadSentences } from '../../shared/strings/host-upload.ts';
import { uploadServer } from '../../shared/upload-server.ts';
import { call } from '../bridge.ts';
import { useRun } from '../run.ts';
import { hostText } from '../strings/setup-host.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { TextInput } from '../ui/Field.tsx';
import { Measure } from './Measure.tsx';

const text = hostText.upload;

/** How fast the line sends, measured with a server of the person's choice or typed in; `done` looks at that check again. */
export const UploadForm = ({ done }: { readonly done: () => void }): JSX.Element => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [address, setAddress] = useState('');
  const [left, setLeft] = useState(false);
  const keep = useRun();
  const url = address.trim();
  const server = uploadServer(url);
  const save = (): void => {
    const mbps = Number(typed.trim().replace(',', '.'));
    const good = typed.trim() !== '' && mbps > 0 && mbps <= 100_000;
    setWrong(!good);
    if (!good) return;
    keep.run(async () => {
      await call('host.setUpload', { mbps });
      done();
    });
  };
  return (
    <>
      <div className="upload">
        <TextInput label={text.label} hint={text.hint} complaint={wrong ? text.wrong : null} value={typed} onChange={setTyped} />
        <Button small onClick={save} disabled={keep.busy}>
          {text.save}
        </Button>
        <ErrorNotice error={keep.error} />
      </div>
      <div className="upload">
        <TextInput
          mono
          label={text.server}
          hint={server === null ? text.serverHint : uploadSentences.tells(server)}
          complaint={left && url !== '' && server === null ? text.serverWrong : null}
          value={address}
          onChange={(now) => {
            setLeft(false);
            setAddress(now);
          }}
          onBlur={() => setLeft(true)}
        />
        <Measure
          kind="host.upload"
          label={text.measure}
          disabled={server === null}
          start={() => call('host.measureUpload', { url })}
          done={done}
        />
      </div>
    </>
  );
};
