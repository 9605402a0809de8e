import './keys.css';
import { type JSX, useState } from 'react';
import { useAsk, useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { keys } from '../strings/keys.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Cells, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { KeyTable } from './KeyTable.tsx';

/** The keys this data folder holds: their state, where they pay to, a copy of their files. */
export const Keys = (): JSX.Element => {
  const list = useCall('keys.list', {});
  const validators = useCall('validators.list', {});
  const practice = useCall('practice.status', {});
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  if (list.data === undefined) {
    if (list.error === null) return <Waiting what={keys.asking} />;
    const again = (): void => void list.refetch();
    return (
      <>
        <Sentence is={keys.unread.is} next={keys.unread.next} />
        <ErrorNotice
          error={list.error}
          actions={
            <Button kind="primary" onClick={again}>
              {keys.unread.again}
            </Button>
          }
        />
      </>
    );
  }
  const n = list.data.length;
  const ticked = chosen ?? new Set(list.data.map((one) => one.pubkey));
  if (n === 0) {
    return (
      <>
        <Sentence is={keys.empty.is} next={keys.empty.next} lead={keys.empty.text} />
        <Button kind="primary" onClick={() => goTo('setup')}>
          {keys.empty.action}
        </Button>
      </>
    );
  }
  return (
    <>
      <Sentence is={keys.hold(n)} next={n === 1 ? keys.next : keys.nextMany} />
      <Sheet label={keys.list}>
        <KeyTable
          keys={list.data}
          validators={validators.data ?? []}
          instance={practice.data?.instance ?? null}
          chosen={ticked}
          onChoose={setChosen}
        />
        <Cells of={3}>
          {keys.facts.map((fact) => (
            <Cell key={fact.title} title={fact.title}>
              <p className="q2">{fact.text}</p>
            </Cell>
          ))}
        </Cells>
      </Sheet>
      <Export pubkeys={list.data.map((one) => one.pubkey).filter((pubkey) => ticked.has(pubkey))} />
    </>
  );
};

const Export = ({ pubkeys }: { readonly pubkeys: string[] }): JSX.Element => {
  const pick = useAsk('settings.pickFolder');
  const copy = useAsk('keys.export');
  const run = async (): Promise<void> => {
    copy.reset();
    const { path } = await pick.mutateAsync({});
    if (path !== null) copy.mutate({ pubkeys, folder: path });
  };
  return (
    <>
      <div className="nextstep">
        <p className="q2" id="export-hint">
          {pubkeys.length === 0 ? keys.nothing : keys.exportHint}
        </p>
        <Button
          kind="primary"
          disabled={pubkeys.length === 0 || copy.isPending || pick.isPending}
          describedBy="export-hint"
          onClick={() => void run().catch(() => undefined)}
        >
          {keys.export(Math.max(1, pubkeys.length))}
        </Button>
      </div>
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
};
