import { type JSX, useState } from 'react';
import { call } from '../bridge.ts';
import { useRun } from '../run.ts';
import { hostText as text } from '../strings/setup-host.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { TextInput } from '../ui/Field.tsx';

/** How fast the line sends, as the person measured it; `done` looks at that check again. */
export const UploadForm = ({ done }: { readonly done: () => void }): JSX.Element => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const keep = useRun();
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
    <div className="upload">
      <TextInput
        label={text.upload.label}
        hint={text.upload.hint}
        complaint={wrong ? text.upload.wrong : null}
        value={typed}
        onChange={setTyped}
      />
      <Button small onClick={save} disabled={keep.busy}>
        {text.upload.save}
      </Button>
      <ErrorNotice error={keep.error} />
    </div>
  );
};
