import { type JSX, useState } from 'react';
import { keyNumber } from '../ceremony/used.ts';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { keyDetails as text } from '../strings/key-details.ts';
import { keys as words } from '../strings/keys.ts';
import { networks } from '../strings/ui.ts';
import { Address, AddressBlocks, shortHex } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { Copy } from '../ui/Copy.tsx';
import { formatDay } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { AddressChanged } from './AddressChanged.tsx';
import { backupOf, useBackups } from './backups.ts';
import { credentialsOf } from './credentials.ts';
import { Forget } from './Forget.tsx';
import { KeyActions } from './KeyActions.tsx';
import { KeyState } from './KeyState.tsx';
import { keyName } from './key-name.ts';
import { isChanged, type KnownKey } from './known.ts';

/** The list, above the sentence of one key. */
const Crumb = ({ name }: { readonly name: string }): JSX.Element => (
  <>
    <Button kind="link" onClick={() => goTo('keys')}>
      {text.crumb}
    </Button>{' '}
    <span className="q">/</span> {name}
  </>
);

const sentenceOf = (of: KnownKey): { readonly is: string; readonly next?: string } => {
  const name = keyName(of);
  if (isChanged(of)) return words.changed;
  const { kind, address, planned } = credentialsOf(of);
  if (kind === '0x00') return { is: text.is.none00(name), next: text.next.none00 };
  if (address === null) return { is: text.is.notSet(name), next: text.next.notSet };
  const short = shortHex(address);
  if (planned) return { is: text.is.planned(name, short), next: text.next.planned };
  return { is: kind === '0x02' ? text.is.staysIn(name, short) : text.is.fixed(name, short) };
};

/** One key: where it pays to, where it lies, what can be done with it. */
export const KeyDetails = ({ of }: { readonly of: KnownKey | null }): JSX.Element => {
  const practice = useCall('practice.status', {});
  const [forgetting, setForgetting] = useState(false);
  const [aside, setAside] = useState<readonly string[] | null>(null);
  if (aside !== null) return <Forgotten files={aside} />;
  if (of === null) return <Gone />;
  const sentence = sentenceOf(of);
  return (
    <>
      <Sentence is={sentence.is} next={sentence.next} crumb={<Crumb name={keyName(of)} />} />
      {isChanged(of) ? (
        <div className="stack">
          <AddressChanged of={of} />
        </div>
      ) : null}
      <Facts of={of} instance={practice.data?.instance ?? null} />
      {forgetting && of.entry !== null ? (
        <Forget of={of} entry={of.entry} onEnd={() => setForgetting(false)} onDone={setAside} />
      ) : (
        <KeyActions of={of} instance={practice.data?.instance ?? null} onForget={() => setForgetting(true)} />
      )}
    </>
  );
};

const Facts = ({ of, instance }: { readonly of: KnownKey; readonly instance: string | null }): JSX.Element => {
  const { entry } = of;
  const { kind, address, planned } = credentialsOf(of);
  const backup = backupOf(useBackups(), of);
  const rows = text.rows;
  return (
    <Sheet>
      <Lines>
        <Row label={rows.pubkey}>
          <Address value={of.pubkey} kind="key" />
        </Row>
        {entry === null ? null : (
          <Row label={rows.number}>
            {keyNumber(entry.path)}, <span className="mono">{rows.path(entry.path)}</span>
          </Row>
        )}
        {entry === null ? null : <Row label={rows.network}>{networks[entry.network].title}</Row>}
        <Row label={rows.credentials}>
          {address === null || isChanged(of) ? null : <AddressBlocks value={address} label={rows.credentials} copy />}
          <p className="q2">
            {isChanged(of) ? `${rows.above} ` : null}
            {planned && (kind === '0x01' || kind === '0x02') ? rows.plannedKinds[kind] : rows.credentialKinds[kind]}
          </p>
        </Row>
        <Row label={rows.state}>
          <KeyState of={of} instance={instance} />
        </Row>
        <Row label={rows.file}>
          {entry === null ? (
            rows.noFile
          ) : (
            <>
              <span className="mono">{entry.file}</span> <Copy text={entry.file} label={rows.folder} />
            </>
          )}
        </Row>
        {entry === null ? null : <Row label={rows.made}>{formatDay(entry.madeAt)}</Row>}
        {entry === null ? null : (
          <Row label={rows.exported}>
            {backup.copied === null ? rows.never : backup.copied}{' '}
            {backup.folder === null ? null : <span className="q2 mono">{rows.copyIn(backup.folder)}</span>}
          </Row>
        )}
        {entry === null ? null : <Row label={rows.drilled}>{backup.tried ?? rows.never}</Row>}
      </Lines>
    </Sheet>
  );
};

const Back = (): JSX.Element => <Button onClick={() => goTo('keys')}>{text.gone.back}</Button>;

const Gone = (): JSX.Element => (
  <>
    <Sentence is={text.gone.is} next={text.gone.next} />
    <Back />
  </>
);

const Forgotten = ({ files }: { readonly files: readonly string[] }): JSX.Element => (
  <>
    <Sentence is={text.gone.is} next={text.gone.next} />
    <div className="stack">
      <Notice done>
        <b>{text.forget.done}</b>
        {files.map((file) => (
          <span className="mono filename" key={file}>
            {file}
          </span>
        ))}
      </Notice>
    </div>
    <Back />
  </>
);
