import { type JSX, useId, useState } from 'react';
import { useCall } from '../../queries.ts';
import { networkText as text } from '../../strings/setup-network.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { minutesToActive } from '../estimates.ts';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

type Name = keyof typeof text.options;
const names = Object.keys(text.options) as Name[];

/** Practice, or one of the real networks, which this version keeps closed. */
export const Network = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const { setup, send } = wizard;
  const practice = useCall('practice.status', {}).data;
  const [chosen, setChosen] = useState(setup.secondsPerSlot);
  const running = practice === undefined || practice.state === 'none' || practice.state === 'gone' ? null : practice.secondsPerSlot;
  const seconds = running ?? chosen;
  const go = (): void =>
    void send({ type: 'chooseNetwork', network: 'practice', secondsPerSlot: seconds }, finish('network', text.gave(seconds)));
  return (
    <StepFrame
      wizard={wizard}
      page="network"
      is={text.is}
      next={text.next}
      here={text.gave(seconds)}
      forward={{ open: true, go }}
      why={text.why}
    >
      <Sheet>
        <div className="cell networks">
          <Choice
            legend={<span className="unseen">{text.group}</span>}
            value="practice"
            onChange={() => undefined}
            options={names.map((name) => ({
              value: name,
              disabled: name !== 'practice',
              title: (
                <>
                  <span className={`net ${name}`}>{text.options[name].name}</span> <span className="c tag">{text.options[name].tag}</span>
                </>
              ),
              note: (
                <>
                  {text.options[name].text} {name === 'practice' ? null : <span className="closed">{text.closedWhy}</span>}
                </>
              ),
            }))}
          />
        </div>
        <details className="cell slots" open={running !== null && running !== setup.secondsPerSlot}>
          <summary>
            <b>{text.slotTitle}</b> <span className="q2 num">{text.slotNow(seconds)}</span>
          </summary>
          <p className="q2">{text.slotText}</p>
          {running === null ? (
            <Seconds value={chosen} disabled={setup.depositSent} onChange={setChosen} />
          ) : (
            <p className="num">{text.runsAlready(running)}</p>
          )}
        </details>
      </Sheet>
    </StepFrame>
  );
};

type SecondsProps = { readonly value: number; readonly disabled: boolean; readonly onChange: (seconds: number) => void };
const Seconds = ({ value, disabled, onChange }: SecondsProps): JSX.Element => {
  const id = useId();
  return (
    <div className="seconds num">
      <label htmlFor={id}>{text.slotLabel}</label>
      <input
        id={id}
        type="range"
        min={1}
        max={12}
        step={1}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <output htmlFor={id}>{text.slotNow(value)}</output>
      <p className="c">{text.slotMeans(minutesToActive(value))}</p>
    </div>
  );
};
