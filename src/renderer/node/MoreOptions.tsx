import { type JSX, useState } from 'react';
import type { AddressVerdict } from '../../shared/keys.ts';
import { runOptions as text } from '../strings/node-run.ts';
import { Choice } from '../ui/Choice.tsx';
import { type Draft, isPlain } from './draft.ts';
import { PortFields } from './PortFields.tsx';
import { RelayFields } from './RelayFields.tsx';
import { RemoteParts } from './RemoteParts.tsx';
import { UrlField } from './UrlField.tsx';
import { ValidatorFields } from './ValidatorFields.tsx';

type Props = {
  readonly draft: Draft;
  readonly verdict: AddressVerdict | null;
  /** Validators of the network are a closed set. */
  readonly closed: boolean;
  readonly onChange: (draft: Draft) => void;
};

/** What few need, folded away: validators, the state to begin from, ports, parts that run elsewhere. */
export const MoreOptions = ({ draft, verdict, closed, onChange }: Props): JSX.Element => {
  // Open where something was chosen: nothing that counts lies hidden.
  const [open] = useState(!isPlain(draft));
  return (
    <details className="cell fold moreoptions num" id="more-choices" open={open}>
      <summary>
        {text.summary} <span className="c">{text.note}</span>
      </summary>
      <div className="fields">
        <Choice
          wide
          legend={text.role.legend}
          value={draft.withValidator ? 'validate' : 'follow'}
          onChange={(role) => onChange({ ...draft, withValidator: role === 'validate' })}
          options={(['follow', 'validate'] as const).map((role) => ({
            value: role,
            disabled: closed && role === 'validate',
            title: text.role[role].title,
            note: closed && role === 'validate' ? text.role.closed : text.role[role].text,
          }))}
        />
        {draft.withValidator ? <ValidatorFields draft={draft} verdict={verdict} onChange={onChange} /> : null}
        {draft.consensus.kind === 'remote' ? null : (
          <Choice
            legend={text.checkpoint.legend}
            value={draft.checkpoint}
            onChange={(checkpoint) => onChange({ ...draft, checkpoint })}
            options={(['providers', 'url', 'genesis'] as const).map((kind) => ({
              value: kind,
              title: text.checkpoint[kind].title,
              note: text.checkpoint[kind].text,
            }))}
          />
        )}
        {draft.checkpoint !== 'url' || draft.consensus.kind === 'remote' ? null : (
          <UrlField
            label={text.checkpoint.label}
            placeholder={text.checkpoint.placeholder}
            value={draft.checkpointUrl}
            onChange={(checkpointUrl) => onChange({ ...draft, checkpointUrl })}
          />
        )}
        <PortFields ports={draft.ports} onChange={(ports) => onChange({ ...draft, ports })} />
        <RemoteParts draft={draft} onChange={onChange} />
        <RelayFields draft={draft} onChange={onChange} />
      </div>
    </details>
  );
};
