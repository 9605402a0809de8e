import type { JSX } from 'react';
import type { KeyEntry } from '../../shared/keys.ts';
import type { Validator } from '../../shared/validators.ts';
import { keys as words } from '../strings/keys.ts';
import { credentialsWords, nameOf, validatorStates } from '../strings/validators.ts';
import { Address, shortHex } from '../ui/Address.tsx';
import { Tick } from '../ui/Choice.tsx';
import { formatDay } from '../ui/format.ts';
import { State } from '../ui/State.tsx';
import { Term } from '../ui/Term.tsx';

type Props = {
  readonly keys: readonly KeyEntry[];
  readonly validators: readonly Validator[];
  /** The practice network of now; keys of an earlier one cannot be used. */
  readonly instance: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** A row per key, with ticks to choose what to export. */
export const KeyTable = ({ keys, validators, instance, chosen, onChoose }: Props): JSX.Element => {
  const toggle = (pubkey: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(pubkey);
    else next.delete(pubkey);
    onChoose(next);
  };
  const all = keys.every((one) => chosen.has(one.pubkey));
  return (
    <table className="num keytable">
      <thead>
        <tr>
          <th>
            <Tick unseen checked={all} onChange={(on) => onChoose(new Set(on ? keys.map((one) => one.pubkey) : []))}>
              {words.chooseAll}
            </Tick>
          </th>
          <th>{words.key}</th>
          <th>{words.state}</th>
          <th>
            <Term id="withdrawalCredentials">{words.credentials}</Term>
          </th>
          <th className="r made">{words.made}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((one) => {
          const old = one.instance !== null && instance !== null && one.instance !== instance;
          return (
            <tr key={one.pubkey}>
              <td>
                <Tick unseen checked={chosen.has(one.pubkey)} onChange={(on) => toggle(one.pubkey, on)}>
                  {words.choose(shortHex(one.pubkey))}
                </Tick>
              </td>
              <td>
                <Address value={one.pubkey} kind="key" />
                <p className="c mono">{one.path}</p>
              </td>
              <td>
                <KeyState validator={validators.find((other) => other.pubkey === one.pubkey)} old={old} />
              </td>
              <td>
                <Credentials entry={one} validator={validators.find((other) => other.pubkey === one.pubkey)} />
              </td>
              <td className="r c made">
                {formatDay(one.madeAt)}
                <br />
                <span title={one.file}>{one.file.split(/[\\/]/).at(-1)}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const KeyState = ({ validator, old }: { readonly validator: Validator | undefined; readonly old: boolean }): JSX.Element => {
  if (old) {
    return (
      <>
        <State tone="unk">{words.oldNetwork}</State>
        <p className="c">{words.oldNetworkMeans}</p>
      </>
    );
  }
  const state = validatorStates[validator?.status ?? 'unknown'];
  return (
    <>
      <State tone={state.tone}>{state.word}</State>
      {validator?.index == null ? null : <p className="c">{nameOf(validator)}</p>}
    </>
  );
};

const Credentials = ({ entry, validator }: { readonly entry: KeyEntry; readonly validator: Validator | undefined }): JSX.Element => {
  const onChain = validator?.withdrawalCredentials ?? null;
  const address = validator?.withdrawalAddress ?? entry.deposit?.withdrawalAddress ?? null;
  if (address === null) {
    return (
      <>
        {words.noDeposit}
        <p className="c">{words.noDepositMeans}</p>
      </>
    );
  }
  const { kind, means } = credentialsWords(onChain ?? (entry.deposit?.compounding === true ? '0x02' : '0x01'));
  return (
    <>
      <span className="mono">{kind}</span> {words.paysTo} <Address value={address} />
      <p className="c">{onChain === null ? `${means} (${words.planned})` : means}</p>
    </>
  );
};
