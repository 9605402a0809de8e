import { type JSX, useState } from 'react';
import { keyChoices as text } from '../strings/key-choices.ts';
import { Choice, Tick } from '../ui/Choice.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { type Choices, goesElsewhere, isPlain, otherNetworks } from './choices.ts';
import { PickCell } from './PickCell.tsx';
import type { PlaceFacts } from './place-facts.ts';

type Props = { readonly value: Choices; readonly facts: PlaceFacts; readonly onChange: (value: Choices) => void };

/** What few need, folded away: other networks, old credentials, older locks, salts. */
export const MoreChoices = ({ value, facts, onChange }: Props): JSX.Element => {
  // Open where something was chosen: nothing that counts lies hidden.
  const [open] = useState(!isPlain(value));
  return (
    <details className="cell fold morechoices" id="more-choices" open={open}>
      <summary>
        {text.summary} <span className="c">{text.note}</span>
      </summary>
      <Choice
        wide
        legend={text.other.legend}
        value={value.other}
        onChange={(other) => onChange({ ...value, other })}
        options={otherNetworks.map((name) => ({ value: name, title: text.other.names[name], note: text.other.notes[name] }))}
      />
      {value.other === 'file' ? (
        <div className="netfile">
          <PickCell
            id="network-file"
            title={text.other.file}
            none={text.other.none}
            path={value.file}
            file={text.other.pick}
            onPick={(file) => onChange({ ...value, file })}
          />
          {value.file === null ? null : facts.error !== null ? (
            <ErrorNotice error={facts.error} />
          ) : facts.network === null ? (
            <Waiting what={text.other.reading} />
          ) : (
            <p className="q2">{text.other.read(facts.network.title, facts.network.genesisForkVersion)}</p>
          )}
        </div>
      ) : null}
      <Choice
        wide
        legend={text.credentials.legend}
        value={value.old ? 'old' : 'address'}
        onChange={(kind) => onChange({ ...value, old: kind === 'old' })}
        options={(['address', 'old'] as const).map((kind) => ({
          value: kind,
          title: (
            <>
              {text.credentials[kind].title} <span className="mono q2">{text.credentials[kind].kind}</span>
            </>
          ),
          note: text.credentials[kind].text,
        }))}
      />
      <Choice
        wide
        legend={text.lock.legend}
        value={value.kdf}
        onChange={(kdf) => onChange({ ...value, kdf })}
        options={(['scrypt', 'pbkdf2'] as const).map((kdf) => ({ value: kdf, title: text.lock[kdf].title, note: text.lock[kdf].text }))}
      />
      <Tick
        checked={value.ownSalts || value.kdf === 'pbkdf2'}
        disabled={value.kdf === 'pbkdf2'}
        onChange={(ownSalts) => onChange({ ...value, ownSalts })}
      >
        {text.lock.salts}
        <span className="c optnote">{value.kdf === 'pbkdf2' ? text.lock.saltsAlways : text.lock.saltsMeans}</span>
      </Tick>
      {goesElsewhere(value) ? <p className="q2 goes">{text.goes}</p> : null}
    </details>
  );
};
