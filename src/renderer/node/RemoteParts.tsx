import type { JSX } from 'react';
import { PickCell } from '../keys/PickCell.tsx';
import { runOptions } from '../strings/node-run.ts';
import { Choice } from '../ui/Choice.tsx';
import type { Draft } from './draft.ts';
import { UrlField } from './UrlField.tsx';

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };
const kinds = ['run', 'remote'] as const;

/** An execution client or a beacon node that runs already, by its addresses. */
export const RemoteParts = ({ draft, onChange }: Props): JSX.Element => {
  const { execution, consensus } = draft;
  const el = runOptions.execution;
  const cl = runOptions.consensus;
  return (
    <>
      <Choice
        wide
        legend={el.legend}
        value={execution.kind}
        onChange={(kind) => onChange({ ...draft, execution: { ...execution, kind } })}
        options={kinds.map((kind) => ({ value: kind, title: el[kind].title, note: el[kind].text }))}
      />
      {execution.kind === 'run' ? null : (
        <div className="remote">
          <UrlField
            label={el.rpc}
            placeholder="http://192.168.1.20:8545"
            value={execution.rpcUrl}
            onChange={(rpcUrl) => onChange({ ...draft, execution: { ...execution, rpcUrl } })}
          />
          <UrlField
            label={el.engine}
            placeholder="http://192.168.1.20:8551"
            value={execution.engineUrl}
            onChange={(engineUrl) => onChange({ ...draft, execution: { ...execution, engineUrl } })}
          />
          <PickCell
            id="jwt-file"
            title={el.jwt}
            none={el.jwtNone}
            path={execution.jwtFile}
            file={el.jwtPick}
            onPick={(jwtFile) => onChange({ ...draft, execution: { ...execution, jwtFile } })}
          />
        </div>
      )}
      <Choice
        wide
        legend={cl.legend}
        value={consensus.kind}
        onChange={(kind) => onChange({ ...draft, consensus: { ...consensus, kind } })}
        options={kinds.map((kind) => ({ value: kind, title: cl[kind].title, note: cl[kind].text }))}
      />
      {consensus.kind === 'run' ? null : (
        <UrlField
          label={cl.label}
          placeholder={runOptions.checkpoint.placeholder}
          value={consensus.url}
          onChange={(url) => onChange({ ...draft, consensus: { ...consensus, url } })}
        />
      )}
    </>
  );
};
