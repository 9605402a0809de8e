import { type JSX, useState } from 'react';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { PracticeActions } from '../practice.ts';
import { practiceWords } from '../strings/practice.ts';
import { networks } from '../strings/ui.ts';
import { Address } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { DangerConfirm } from '../ui/DangerConfirm.tsx';
import { formatAmount, weiToGwei } from '../ui/format.ts';
import { Cell, Cells, Sheet } from '../ui/Sheet.tsx';
import { State, type Tone } from '../ui/State.tsx';

type Props = { readonly practice: PracticeStatus; readonly actions: PracticeActions };

const tones: { readonly [S in PracticeStatus['state']]: Tone } = {
  none: 'unk',
  starting: 'work',
  running: 'fine',
  paused: 'unk',
  stopped: 'bad',
  gone: 'bad',
};

/** The practice network as a whole: what it is, pause, resume, start, remove. */
export const Practice = ({ practice, actions }: Props): JSX.Element => {
  const [removing, setRemoving] = useState(false);
  const { state } = practice;
  const facts = [
    practice.profile !== null && practice.rules !== null ? practiceWords.profile(practice.profile, practice.rules) : null,
    practice.secondsPerSlot !== null && practice.slotsPerEpoch !== null
      ? practiceWords.slots(practice.secondsPerSlot, practice.slotsPerEpoch)
      : null,
    practice.chainId !== null ? practiceWords.chain(practice.chainId) : null,
  ].filter((fact) => fact !== null);
  return (
    <Sheet label={practiceWords.title}>
      <div className="cell practicecell num">
        <div>
          <h2 className="h">
            {practiceWords.title}{' '}
            <State tone={tones[state]} paused={state === 'paused'}>
              {practiceWords.states[state]}
            </State>
          </h2>
          <p className="c">{practice.why ?? facts.join('; ')}</p>
          {practice.wallet === null ? null : (
            <p className="c wallet">
              {practiceWords.wallet} <Address value={practice.wallet.address} />{' '}
              {practice.wallet.balanceWei === null ? null : formatAmount(weiToGwei(practice.wallet.balanceWei), networks.practice.coin, 3)}
            </p>
          )}
        </div>
        <div className="actions">
          {state === 'running' ? (
            <Button disabled={actions.busy} onClick={() => actions.pause.mutate()}>
              {practiceWords.pause}
            </Button>
          ) : null}
          {state === 'paused' ? (
            <Button kind="primary" disabled={actions.busy} onClick={() => actions.resume.mutate()}>
              {practiceWords.resume}
            </Button>
          ) : null}
          {state === 'stopped' ? (
            <Button kind="primary" disabled={actions.busy} onClick={() => actions.up.mutate()}>
              {practiceWords.start}
            </Button>
          ) : null}
          {state === 'gone' ? (
            <Button kind="primary" disabled={actions.busy} onClick={() => actions.fresh.mutate()}>
              {practiceWords.fresh}
            </Button>
          ) : null}
          {state === 'starting' || removing ? null : (
            <Button kind="plain" disabled={actions.busy} onClick={() => setRemoving(true)}>
              {practiceWords.remove}
            </Button>
          )}
        </div>
      </div>
      {removing ? (
        <>
          <Cells of={3}>
            {practiceWords.removeCells.map((cell) => (
              <Cell key={cell.title} title={cell.title}>
                <p>{cell.text}</p>
              </Cell>
            ))}
          </Cells>
          <Cell>
            <DangerConfirm
              phrase={practiceWords.removePhrase}
              action={practiceWords.removeAction}
              leave={practiceWords.removeLeave}
              onLeave={() => setRemoving(false)}
              busy={actions.busy}
              onConfirm={() => {
                actions.down.mutate();
                setRemoving(false);
              }}
            />
          </Cell>
        </>
      ) : null}
    </Sheet>
  );
};
