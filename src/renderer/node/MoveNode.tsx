import { type JSX, useState } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import type { MovePlan } from '../../shared/node-move.ts';
import { PickCell } from '../keys/PickCell.tsx';
import { useAsk, useCall } from '../queries.ts';
import { moveText as text } from '../strings/node-move.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatBytes } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Lines, Row } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { OldData } from './OldData.tsx';

type Props = { readonly choice: NodeChoice; readonly busy: boolean };

/** Where the data lie, where they are to lie, what that does, and what is left of an earlier move. */
export const MoveNode = ({ choice, busy }: Props): JSX.Element => {
  /** Undefined: nothing is chosen yet; null: where Docker keeps its own. */
  const [folder, setFolder] = useState<string | null | undefined>(undefined);
  return (
    <>
      <OldData busy={busy} />
      <Lines>
        <Row label={text.now}>{choice.dataFolder === null ? text.docker : <span className="mono">{choice.dataFolder}</span>}</Row>
      </Lines>
      <PickCell
        id="move-folder"
        title={text.folder}
        none={folder === null ? text.docker : text.none}
        path={folder ?? null}
        folder={text.pick}
        disabled={busy}
        onPick={setFolder}
      />
      {choice.dataFolder === null ? null : (
        <div className="actions">
          <Button disabled={busy} onClick={() => setFolder(null)}>
            {text.back}
          </Button>
        </div>
      )}
      {folder === undefined ? null : <Move folder={folder} busy={busy} />}
    </>
  );
};

const size = (value: number | null): string => (value === null ? text.unknown : formatBytes(value));

const Move = ({ folder, busy }: { readonly folder: string | null; readonly busy: boolean }): JSX.Element => {
  const seen = useCall('node.movePlan', { folder }, { refetchOnMount: 'always' });
  const move = useAsk('node.move');
  const plan = seen.data;
  if (plan === undefined) return seen.error === null ? <Waiting what={text.looking} /> : <ErrorNotice error={seen.error} />;
  const isStopped = plan.findings.some(({ level }) => level === 'stops');
  return (
    <>
      <Sizes plan={plan} />
      {plan.findings.map((one) => (
        <Notice key={one.text}>{one.text}</Notice>
      ))}
      <ErrorNotice error={move.error} />
      {isStopped ? null : (
        <div className="actions">
          <Button disabled={busy || move.isPending} onClick={() => move.mutate({ folder })}>
            {busy || move.isPending ? text.moving : text.move}
          </Button>
          <span className="c">{text.stopped}</span>
        </div>
      )}
    </>
  );
};

const Sizes = ({ plan }: { readonly plan: MovePlan }): JSX.Element => (
  <Lines>
    <Row label={text.size}>{size(plan.bytes)}</Row>
    <Row label={text.free}>{size(plan.freeBytes)}</Row>
    <Row label={text.happens}>
      <ul className="planlist">
        {text.steps.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Row>
  </Lines>
);
