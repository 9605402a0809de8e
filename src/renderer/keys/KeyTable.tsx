import { type JSX, useState } from 'react';
import { keyNumber } from '../ceremony/used.ts';
import { keyChoices } from '../strings/key-choices.ts';
import { keys as words } from '../strings/keys.ts';
import { networks } from '../strings/ui.ts';
import { Address, shortHex } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Choice.tsx';
import { State } from '../ui/State.tsx';
import { Term } from '../ui/Term.tsx';
import { type Backups, backupOf } from './backups.ts';
import { Credentials } from './Credentials.tsx';
import { KeyState } from './KeyState.tsx';
import type { KnownKey } from './known.ts';
import { goToKey, idOf } from './pages.ts';

type Props = {
  readonly keys: readonly KnownKey[];
  /** The practice network of now; keys of an earlier one cannot be used. */
  readonly instance: string | null;
  readonly backups: Backups;
  /** Ids of keys. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Rows that are shown at once: thousands would hold up the window. */
const AT_ONCE = 100;

/** A row per key, with ticks to choose what to export. */
export const KeyTable = ({ keys, instance, backups, chosen, onChoose }: Props): JSX.Element => {
  const [shown, setShown] = useState(AT_ONCE);
  const mine = keys.filter((one) => one.entry !== null);
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const all = mine.length > 0 && mine.every((one) => chosen.has(idOf(one)));
  return (
    <table className="num keytable">
      <thead>
        <tr>
          <th>
            <Tick unseen checked={all} disabled={mine.length === 0} onChange={(on) => onChoose(new Set(on ? mine.map(idOf) : []))}>
              {words.chooseAll}
            </Tick>
          </th>
          <th>{words.key}</th>
          <th>{words.state}</th>
          <th>
            <Term id="withdrawalCredentials">{words.pays}</Term>
          </th>
          <th className="backup">{words.backup}</th>
          <th>
            <span className="unseen">{words.open}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.slice(0, shown).map((one) => (
          <tr key={idOf(one)}>
            <td>
              {one.entry === null ? null : (
                <Tick unseen checked={chosen.has(idOf(one))} onChange={(on) => toggle(idOf(one), on)}>
                  {words.choose(shortHex(one.pubkey))}
                </Tick>
              )}
            </td>
            <td>
              <Address value={one.pubkey} kind="key" />
              <p className="c">
                {one.entry === null ? words.strange : `${words.number(keyNumber(one.entry.path))}, ${networks[one.entry.network].title}`}
              </p>
            </td>
            <td>
              <KeyState of={one} instance={instance} />
            </td>
            <td>
              <Credentials of={one} />
            </td>
            <td className="backup">
              <Backup of={one} backups={backups} />
            </td>
            <td className="r">
              <Button small label={words.details(shortHex(one.pubkey))} onClick={() => goToKey(one)}>
                {words.open}
              </Button>
            </td>
          </tr>
        ))}
        {keys.length > shown ? (
          <tr>
            <td colSpan={6}>
              <Button small onClick={() => setShown(shown + AT_ONCE)}>
                {keyChoices.more(Math.min(AT_ONCE, keys.length - shown))}
              </Button>
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
};

const Backup = ({ of, backups }: { readonly of: KnownKey; readonly backups: Backups }): JSX.Element => {
  if (of.entry === null) return <span className="q2">{words.where.noFile}</span>;
  const { copied, tried } = backupOf(backups, of);
  return (
    <>
      {copied === null ? <State tone="att">{words.never}</State> : words.exportedOn(copied)}
      <p className="c">{tried === null ? words.notTried : words.triedOn(tried)}</p>
    </>
  );
};
