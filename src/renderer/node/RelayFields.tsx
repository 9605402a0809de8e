import type { JSX } from 'react';
import { useCall } from '../queries.ts';
import { runOptions } from '../strings/node-run.ts';
import { Tick } from '../ui/Choice.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import type { Draft } from './draft.ts';

const text = runOptions.relays;
type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** Relays that MEV-Boost asks for blocks of builders; none without a tick. */
export const RelayFields = ({ draft, onChange }: Props): JSX.Element => {
  const { withValidator, consensus, network, relays } = draft;
  const lists = useCall('networks.list', {}, { enabled: withValidator });
  const known = lists.data?.networks.find(({ name }) => name === network)?.relays ?? [];
  const why = !withValidator ? text.noValidator : consensus.kind === 'remote' ? text.elsewhere : null;
  const toggle = (name: string, on: boolean): void =>
    onChange({ ...draft, relays: on ? [...relays, name] : relays.filter((one) => one !== name) });
  return (
    <fieldset className="choices relays">
      <legend className="flabel">{text.legend}</legend>
      <p className="q2">{why ?? text.text}</p>
      <ErrorNotice error={lists.error} />
      {why !== null || lists.data === undefined ? null : known.length === 0 ? <p className="q2">{text.none}</p> : null}
      {why !== null
        ? null
        : known.map(({ name, filters }) => (
            <Tick key={name} checked={relays.includes(name)} onChange={(on) => toggle(name, on)}>
              <b>{name}</b>
              <span className="c optnote">{text.filters[filters ?? 'unknown']}</span>
            </Tick>
          ))}
    </fieldset>
  );
};
