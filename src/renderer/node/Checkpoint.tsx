import type { JSX, ReactNode } from 'react';
import type { TakenCheckpoint } from '../../shared/node-life.ts';
import { publicText } from '../strings/node-public.ts';
import { ui } from '../strings/ui.ts';
import { formatMinute, formatNumber, listed } from '../ui/format.ts';
import { IconWrong } from '../ui/icons.tsx';
import { Lines, Row } from '../ui/Sheet.tsx';
import { State, type Tone } from '../ui/State.tsx';

const text = publicText.checkpoint;
const tones: { readonly [S in TakenCheckpoint['confirmation']['state']]: Tone } = { notYet: 'work', agreed: 'fine', differs: 'bad' };
const names = (all: TakenCheckpoint['agreed']): string => listed([...new Set(all.map(({ operator }) => operator))]);

/** The block that the node began from: who agreed on it, and whether the node's own chain has it. */
export const Checkpoint = ({ checkpoint }: { readonly checkpoint: TakenCheckpoint }): JSX.Element => {
  const { epoch, slot, root, agreed, passedOver, trust, takenAt, confirmation } = checkpoint;
  return (
    <details className="cell fold checkpoint" open={confirmation.state === 'differs'}>
      <summary>
        {text.title} <State tone={tones[confirmation.state]}>{text.states[confirmation.state]}</State>
      </summary>
      <Lines>
        <Row label={text.root}>
          {text.at(formatNumber(epoch), formatNumber(slot))}
          <br />
          <span className="mono">{root}</span>
        </Row>
        <Row label={text.agreed}>{trust === 'ownAlone' ? text.ownAlone : names(agreed)}</Row>
        {passedOver.length === 0 ? null : (
          <Row label={text.passedOver}>
            <ul className="planlist">
              {passedOver.map(({ operator, why }) => (
                <li key={operator + why}>{why}</li>
              ))}
            </ul>
          </Row>
        )}
        <Row label={text.taken}>{formatMinute(takenAt)}</Row>
      </Lines>
    </details>
  );
};

type WrongProps = { readonly checkpoint: TakenCheckpoint; readonly children: ReactNode };
/** The loudest thing a node can say: it follows another chain than the one that was agreed on. Both blocks are shown. */
export const WrongChain = ({ checkpoint: { confirmation }, children }: WrongProps): JSX.Element | null => {
  if (confirmation.state !== 'differs') return null;
  const { title, coins, todo, expected, found } = publicText.differs;
  return (
    <section className="error wrongchain" role="alert">
      <IconWrong />
      <div>
        <h2>{title(formatNumber(confirmation.slot))}</h2>
        <dl className="num">
          <dt>{ui.coins}</dt>
          <dd>{coins}</dd>
          <dt>{ui.todo}</dt>
          <dd>{todo}</dd>
          <dt>{expected}</dt>
          <dd className="mono">{confirmation.expected}</dd>
          <dt>{found}</dt>
          <dd className="mono">{confirmation.found}</dd>
        </dl>
        <div className="actions">{children}</div>
      </div>
    </section>
  );
};
