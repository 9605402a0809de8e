import { type JSX, useState } from 'react';
import { useAsk } from '../queries.ts';
import { settingsWords as words } from '../strings/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Choice.tsx';
import { CopyButton } from '../ui/Copy.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatNumber } from '../ui/format.ts';
import { Cell } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** What helps someone who helps: to read, to copy, to save. */
export const Diagnostics = (): JSX.Element => {
  const [withAddresses, setWithAddresses] = useState(false);
  const collect = useAsk('settings.diagnostics');
  const pick = useAsk('settings.pickFolder');
  const save = useAsk('settings.saveDiagnostics');
  const text = collect.data?.text;
  const saveAs = async (): Promise<void> => {
    const { path } = await pick.mutateAsync({});
    if (path !== null) await save.mutateAsync({ to: path, withAddresses });
  };
  const busy = collect.isPending || save.isPending;
  return (
    <Cell title={words.diagnostics}>
      <p className="q2">{words.diagnosticsHint}</p>
      <Tick
        checked={withAddresses}
        onChange={(ticked) => {
          setWithAddresses(ticked);
          collect.reset();
          save.reset();
        }}
      >
        {words.withAddresses}
      </Tick>
      <div className="actions">
        <Button disabled={busy} onClick={() => collect.mutate({ withAddresses })}>
          {words.collect}
        </Button>
        <Button disabled={busy} onClick={() => void saveAs().catch(() => undefined)}>
          {words.saveDiagnostics}
        </Button>
        {text === undefined ? null : (
          <>
            <CopyButton text={text} label={words.copyLabel} small={false}>
              {words.copy}
            </CopyButton>
            <span className="c num">{words.size(formatNumber(text.split('\n').length))}</span>
          </>
        )}
      </div>
      {busy ? <Waiting what={words.collecting} /> : null}
      {save.data === undefined ? null : (
        <p className="q2" role="status">
          {words.savedAt(save.data.path)}
        </p>
      )}
      {text === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className="diagnostics" tabIndex={0} aria-label={words.diagnostics}>
          <pre>{text}</pre>
        </section>
      )}
      <ErrorNotice error={collect.error ?? pick.error ?? save.error} />
    </Cell>
  );
};
