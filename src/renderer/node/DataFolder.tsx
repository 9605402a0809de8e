import type { JSX } from 'react';
import { PickCell } from '../keys/PickCell.tsx';
import { runText } from '../strings/node-run.ts';
import { Button } from '../ui/Button.tsx';

const text = runText.folder;
type Props = { readonly folder: string | null; readonly onChange: (folder: string | null) => void };

/** Where a node whose chain is yet to be fetched shall keep it; taken back, Docker keeps it. */
export const DataFolder = ({ folder, onChange }: Props): JSX.Element => (
  <PickCell
    id="data-folder"
    title={text.title}
    none={text.docker}
    path={folder}
    folder={folder === null ? text.pick : text.another}
    onPick={onChange}
  >
    {folder === null ? null : (
      <Button small onClick={() => onChange(null)}>
        {text.back}
      </Button>
    )}
  </PickCell>
);
