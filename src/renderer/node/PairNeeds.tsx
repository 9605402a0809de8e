import { type JSX, useState } from 'react';
import type { NodeChoice, NodePairs } from '../../shared/node-life.ts';
import { useCall } from '../queries.ts';
import { runText } from '../strings/node-run.ts';
import { formatBytes } from '../ui/format.ts';
import { Row, Rows } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';

const text = runText.clients;
type Props = {
  readonly title: string;
  readonly needs: NodePairs['pairs'][number]['needs'];
  /** Null while something is wrong with it. */
  readonly choice: NodeChoice | null;
  /** A part runs on another machine. */
  readonly elsewhere: boolean;
};

/** What a pair takes against what this machine has. */
export const PairNeeds = ({ title, needs, choice, elsewhere }: Props): JSX.Element => {
  // The machine does not change with the pair, so it is looked at once.
  const [first] = useState(choice);
  const machine = useCall('node.preview', { choice: first }, { enabled: first !== null }).data;
  return (
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
              say={machine?.disk.freeBytes == null ? text.unknown : text.free(formatBytes(machine.disk.freeBytes))}
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
  );
};

type AgainstProps = { readonly needed: number; readonly has: number | null | undefined; readonly say: string };
/** Undefined: not looked at yet. Null: could not look. */
const Against = ({ needed, has, say }: AgainstProps): JSX.Element | null => {
  if (has === undefined) return null;
  if (has === null) return <State tone="unk">{say}</State>;
  return has < needed ? <State tone="att">{`${say}. ${text.tooLittle}`}</State> : <span className="q2">{say}</span>;
};
