import { type JSX, type ReactNode, useState } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import { goTo } from '../route.ts';
import { exportText } from '../strings/node-export.ts';
import { machineText } from '../strings/node-machine.ts';
import { moveText } from '../strings/node-move.ts';
import { upkeepText as text } from '../strings/node-upkeep.ts';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ExportNode } from './ExportNode.tsx';
import { MachineChecks } from './MachineChecks.tsx';
import { MoveNode } from './MoveNode.tsx';
import { PartUpkeep } from './PartUpkeep.tsx';

type Props = { readonly choice: NodeChoice; readonly busy: boolean };

/** What is done with a node once in a long while, each folded away. */
export const Upkeep = ({ choice, busy }: Props): JSX.Element => (
  <Sheet label={text.title}>
    <Fold title={machineText.title} note={machineText.note}>
      <MachineChecks choice={choice} />
    </Fold>
    {(['prune', 'resync'] as const).map((what) => (
      <Fold key={what} title={text[what].title} note={text[what].note}>
        <PartUpkeep what={what} choice={choice} busy={busy} />
      </Fold>
    ))}
    <Fold title={text.change.title} note={text.change.note}>
      <p className="q2">{text.change.text}</p>
      <div className="actions">
        <Button onClick={() => goTo('node', 'run')}>{text.change.action}</Button>
      </div>
    </Fold>
    <Fold title={moveText.title} note={moveText.note}>
      <MoveNode choice={choice} busy={busy} />
    </Fold>
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
