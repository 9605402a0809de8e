import { type JSX, useState } from 'react';
import type { NodeChoice, NodePairs } from '../../shared/node-life.ts';
import { useCall } from '../queries.ts';
import { runText } from '../strings/node-run.ts';
import { formatBytes } from '../ui/format.ts';
import { Row, Rows } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';
import { DataFolder } from './DataFolder.tsx';

const text = runText.clients;
type Props = {
  readonly title: string;
  readonly needs: NodePairs['pairs'][number]['needs'];
  /** Null while something is wrong with it. */
  readonly choice: NodeChoice | null;
  /** A part runs on another machine. */
  readonly elsewhere: boolean;
  readonly folder: string | null;
  readonly onFolder: (folder: string | null) => void;
};

/** What a pair takes against what this machine has. */
export const PairNeeds = ({ title, needs, choice, elsewhere, folder, onFolder }: Props): JSX.Element => {
  // The machine does not change with the pair, so it is looked at once for each folder.
  const [first] = useState(choice);
  const known = useCall('node.preview', { choice: first }, { enabled: first !== null }).data;
  const machine = useCall('node.preview', { choice: first && { ...first, dataFolder: folder } }, { enabled: first !== null }).data;
  const free = folder === null ? text.free : text.freeThere;
  // What is there already is moved, not begun elsewhere.
  const isNew = known?.volumes.every(({ exists }) => !exists) === true;
  return (
    <>
      <div className="cell needs num">
        <h2 className="h">{title}</h2>
        {elsewhere ? (
          <p className="q2">{text.elsewhere}</p>
        ) : (
          <Rows>
            <Row label={text.disk}>
              <b>{text.needs(formatBytes(needs.diskBytes))}</b>{' '}
              <Against
                needed={needs.diskBytes}
                has={machine?.disk.freeBytes}
                say={machine?.disk.freeBytes == null ? text.unknown : free(formatBytes(machine.disk.freeBytes))}
              />
            </Row>
            <Row label={text.memory}>
              <b>{text.needs(formatBytes(needs.memoryBytes))}</b>{' '}
              <Against
                needed={needs.memoryBytes}
                has={machine?.memory.machineBytes}
                say={machine === undefined ? '' : text.has(formatBytes(machine.memory.machineBytes))}
              />
            </Row>
          </Rows>
        )}
      </div>
      {isNew ? <DataFolder folder={folder} onChange={onFolder} /> : null}
    </>
  );
};

type AgainstProps = { readonly needed: number; readonly has: number | null | undefined; readonly say: string };
/** Undefined: not looked at yet. Null: could not look. */
const Against = ({ needed, has, say }: AgainstProps): JSX.Element | null => {
  if (has === undefined) return null;
  if (has === null) return <State tone="unk">{say}</State>;
  return has < needed ? <State tone="att">{`${say}. ${text.tooLittle}`}</State> : <span className="q2">{say}</span>;
};
