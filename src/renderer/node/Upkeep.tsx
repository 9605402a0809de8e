import { type JSX, type ReactNode, useState } from 'react';
import { exportText } from '../strings/node-export.ts';
import { upkeepText as text } from '../strings/node-upkeep.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { ExportNode } from './ExportNode.tsx';

/** What is done with a node once in a long while, each folded away. */
export const Upkeep = (): JSX.Element => (
  <Sheet label={text.title}>
    <Fold title={exportText.title} note={exportText.note}>
      <ExportNode />
    </Fold>
  </Sheet>
);

/** Asks for nothing before it is opened. */
const Fold = ({ title, note, children }: { readonly title: string; readonly note: string; readonly children: ReactNode }): JSX.Element => {
  const [open, setOpen] = useState(false);
  return (
    <details className="cell fold upkeep" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} <span className="c">{note}</span>
      </summary>
      {open ? <div className="fields">{children}</div> : null}
    </details>
  );
};
