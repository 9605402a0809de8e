import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useAsk } from '../queries.ts';
import { keys } from '../strings/keys.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import type { KnownKey } from './known.ts';

type Exporting = { readonly busy: boolean; readonly run: (known: readonly KnownKey[]) => void; readonly told: JSX.Element };

/** Copies keys to a folder that is asked for, and what is to be said of it. */
export const useExport = (): Exporting => {
  const client = useQueryClient();
  const pick = useAsk('settings.pickFolder');
  const copy = useAsk('keys.export');
  const run = async (known: readonly KnownKey[]): Promise<void> => {
    copy.reset();
    const { path } = await pick.mutateAsync({});
    if (path === null) return;
    await copy.mutateAsync({ keys: known.flatMap(({ pubkey, place }) => (place === null ? [] : [{ pubkey, place }])), folder: path });
    await client.invalidateQueries({ queryKey: ['keys.exports'] });
  };
  const told = (
    <>
      {copy.isPending ? <Waiting what={keys.exporting} /> : null}
      <ErrorNotice error={copy.error ?? pick.error} />
      {copy.data === undefined ? null : (
        <Notice done>
          <b>{keys.exported(copy.data.files.length)}</b>
          {copy.data.files.map((file) => (
            <span className="mono filename" key={file}>
              {file}
            </span>
          ))}
        </Notice>
      )}
    </>
  );
  return { busy: copy.isPending || pick.isPending, run: (known) => void run(known).catch(() => undefined), told };
};

/** The button below the list. */
export const Export = ({ keys: known }: { readonly keys: readonly KnownKey[] }): JSX.Element => {
  const { busy, run, told } = useExport();
  return (
    <>
      <div className="nextstep">
        <p className="q2" id="export-hint">
          {known.length === 0 ? keys.nothing : keys.exportHint}
        </p>
        <Button kind="primary" disabled={known.length === 0 || busy} describedBy="export-hint" onClick={() => run(known)}>
          {keys.export(Math.max(1, known.length))}
        </Button>
      </div>
      {told}
    </>
  );
};
