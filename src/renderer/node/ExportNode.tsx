import { type JSX, useState } from 'react';
import { composeExportTexts } from '../../shared/strings/compose-export.ts';
import { PickCell } from '../keys/PickCell.tsx';
import { useAsk } from '../queries.ts';
import { exportText as text } from '../strings/node-export.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Lines, Row } from '../ui/Sheet.tsx';

/** What is written and what is not, a folder, then the folder's files. */
export const ExportNode = (): JSX.Element => {
  const [folder, setFolder] = useState<string | null>(null);
  const write = useAsk('node.export');
  const made = write.data;
  return (
    <>
      <Lines>
        <Row label={text.written}>
          <ul className="planlist">
            {text.has.map(([name, what]) => (
              <li key={name}>
                <span className="mono">{name}</span> <span className="q2">{what}</span>
              </li>
            ))}
          </ul>
        </Row>
        <Row label={text.left}>
          <ul className="planlist">
            {text.lacks.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Row>
      </Lines>
      <PickCell
        id="export-folder"
        title={text.folder}
        none={text.none}
        path={folder}
        folder={text.pick}
        disabled={write.isPending}
        onPick={(path) => {
          setFolder(path);
          write.reset();
        }}
      />
      <ErrorNotice error={write.error} />
      {made === undefined ? (
        <div className="actions">
          <Button
            disabled={folder === null || write.isPending}
            onClick={() => {
              if (folder !== null) write.mutate({ folder });
            }}
          >
            {write.isPending ? text.writing : text.write}
          </Button>
          <span className="c">{text.unchanged}</span>
        </div>
      ) : (
        <>
          <Notice done>
            {composeExportTexts.made(made.folder)} <span className="mono">{made.files.join(', ')}</span>
          </Notice>
          {made.secrets.length === 0 ? null : <Notice plain>{composeExportTexts.secrets(made.secrets)}</Notice>}
          {made.holdsKeys ? <Notice>{composeExportTexts.keys}</Notice> : null}
        </>
      )}
    </>
  );
};
