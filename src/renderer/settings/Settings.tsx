import './settings.css';
import type { JSX } from 'react';
import type { Settings as Chosen } from '../../shared/settings.ts';
import { KeptPasswords } from '../keychain/KeptPasswords.tsx';
import { useAsk, useCall } from '../queries.ts';
import { settingsWords as words } from '../strings/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Copy } from '../ui/Copy.tsx';
import { ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { Diagnostics } from './Diagnostics.tsx';

const themes: readonly Chosen['theme'][] = ['system', 'light', 'dark'];

/** Choices, places, versions, and what to copy for someone who helps. */
export const Settings = (): JSX.Element => {
  const about = useCall('settings.about', {});
  return (
    <>
      <Sentence is={words.is} next={words.next} />
      <ErrorNotice error={about.error} />
      {about.data === undefined ? (
        <Waiting what={words.asking} />
      ) : (
        <>
          {about.data.notices.length === 0 && !about.data.electronIsFallback ? null : (
            <section className="stack" aria-label={words.notices}>
              {about.data.notices.map((notice) => (
                <FaultNotice key={notice.message} fault={notice} />
              ))}
              {about.data.electronIsFallback ? (
                <Notice>
                  <b>{words.fallback.title}</b> {words.fallback.text}
                </Notice>
              ) : null}
            </section>
          )}
          <Sheet>
            <Theme />
            <Cell title={words.places} className="flush">
              <Lines>
                <Row label={words.folder}>
                  <span className="mono">{about.data.dataDir}</span> <Copy text={about.data.dataDir} label={words.copyFolder} />
                  <p className="c">{words.folderHint}</p>
                </Row>
                <Docker />
              </Lines>
            </Cell>
            <Cell title={words.versions} className="flush">
              <Lines>
                <Row label={words.hearth}>{about.data.version}</Row>
                <Row label={words.electron}>{about.data.electron ?? words.noElectron}</Row>
                <Row label={words.node}>{about.data.node}</Row>
                <Bls />
              </Lines>
            </Cell>
            <KeptPasswords />
            <Diagnostics />
          </Sheet>
        </>
      )}
    </>
  );
};

const Theme = (): JSX.Element => {
  const settings = useCall('settings.get', {});
  const set = useAsk('settings.set');
  return (
    <Cell>
      <Choice
        wide
        legend={words.theme}
        value={set.isPending ? set.variables.theme : (settings.data?.theme ?? null)}
        onChange={(theme) => set.mutate({ theme }, { onSuccess: () => void settings.refetch() })}
        options={themes.map((value) => ({ value, ...words.themes[value] }))}
      />
      <ErrorNotice error={set.error ?? settings.error} />
    </Cell>
  );
};

/** Tried when this room is entered: a key process begins for it. */
const Bls = (): JSX.Element => {
  const bls = useCall('keys.backend', {});
  return <Row label={words.bls}>{bls.data?.backend ?? bls.error?.fault.message ?? words.blsAsking}</Row>;
};

const Docker = (): JSX.Element => {
  const docker = useCall('host.docker', {});
  const look = (
    <Button kind="link" disabled={docker.isFetching} onClick={() => void docker.refetch()}>
      {words.dockerLook}
    </Button>
  );
  if (docker.data === undefined) return <Row label={words.docker}>{look}</Row>;
  if (docker.data.state === 'unusable') {
    return (
      <Row label={words.docker}>
        {docker.data.fault.message} {look}
      </Row>
    );
  }
  return <Row label={words.docker}>{words.dockerAt(docker.data.version, docker.data.address, docker.data.os)}</Row>;
};
