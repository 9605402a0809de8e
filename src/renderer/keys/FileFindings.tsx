import type { JSX } from 'react';
import type { Finding } from '../../shared/key-checks.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { State } from '../ui/State.tsx';

const tones = { bad: 'bad', warn: 'att', note: 'unk' } as const;
type Props = {
  readonly path: string;
  /** What kind of file it is, and for which network. */
  readonly about: string | null;
  readonly says: readonly string[];
  readonly findings: readonly Finding[];
};

/** One file: its name, what it is and would do, and what was found, worst first as main gives it. */
export const FileFindings = ({ path, about, says, findings }: Props): JSX.Element => (
  <Sheet label={path}>
    <div className="cell judged">
      <h2 className="h">{about ?? path.split(/[\\/]/).at(-1)}</h2>
      <p className="mono c filename">{path}</p>
      <ul className="verdicts">
        {says.map((text) => (
          <li key={text}>
            <State tone="fine">{text}</State>
          </li>
        ))}
        {findings.map(({ code, severity, message }) => (
          <li key={`${code} ${message}`}>
            <State tone={tones[severity]} strong={severity === 'bad'}>
              {message}
            </State>
          </li>
        ))}
      </ul>
    </div>
  </Sheet>
);
