import type { JSX, ReactNode } from 'react';
import type { Verdict } from '../../shared/host.ts';
import { ui } from '../strings/ui.ts';
import { Command } from './Copy.tsx';
import { IconDown } from './icons.tsx';
import { type Tone, ToneIcon } from './State.tsx';

type Props = {
  readonly name: string;
  readonly found: string;
  readonly needed?: string | undefined;
  readonly verdict: Verdict;
  readonly why?: string | undefined;
  readonly todo?: string | null | undefined;
  readonly command?: string | null | undefined;
  /** Since when it says so, and what it said before. */
  readonly since?: string | undefined;
  /** Buttons that help, such as "Look again". */
  readonly actions?: ReactNode;
  /** Whether it starts opened; the worst one should. */
  readonly open?: boolean;
  readonly id?: string;
};

const tones: { readonly [V in Verdict]: Tone } = { fine: 'fine', watch: 'att', stops: 'bad', unknown: 'unk' };

/** One finding: name, found, needed, verdict; opened it says why it matters and what to do. Stands in `Checks`. */
export const CheckRow = ({ name, found, needed, verdict, why, todo, command, since, actions, open, id }: Props): JSX.Element => (
  <details className={`check num ${verdict}`} open={open} id={id}>
    <summary>
      <span className={`st ${tones[verdict]}`}>
        <ToneIcon tone={tones[verdict]} />
      </span>
      <span className="name">{name}</span>
      <span className="found">{found}</span>
      <span className="need">{needed}</span>
      <span className={`verdict st ${tones[verdict]}`}>{ui.verdicts[verdict]}</span>
      <span className="chev">
        <IconDown />
      </span>
    </summary>
    <div className="body">
      <div>
        {needed === undefined ? null : (
          <p className="needs c">
            {ui.needed}: {needed}
          </p>
        )}
        {why === undefined ? null : (
          <>
            <h3>{ui.why}</h3>
            <p>{why}</p>
          </>
        )}
        {since === undefined ? null : <p className="c">{since}</p>}
      </div>
      <div>
        {todo == null ? null : (
          <>
            <h3>{ui.todo}</h3>
            <p>{todo}</p>
          </>
        )}
        {command == null && actions === undefined ? null : (
          <div className="actions">
            {command == null ? null : <Command text={command} />}
            {actions}
          </div>
        )}
      </div>
    </div>
  </details>
);

/** A list of check rows. Worst first is the caller's order. */
export const Checks = ({ children, label }: { readonly children: ReactNode; readonly label: string }): JSX.Element => (
  <section className="checks" aria-label={label}>
    {children}
  </section>
);
