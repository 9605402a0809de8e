import type { JSX } from 'react';
import type { NodeUpdates } from '../../shared/node-update.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { roles } from '../strings/node.ts';
import { updateText as text } from '../strings/node-update.ts';
import { listed } from '../ui/format.ts';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { State, type Tone } from '../ui/State.tsx';

type Part = NodeUpdates['rows'][number];
const tones: { readonly [K in Part['kind']]: Tone } = { version: 'att', digest: 'att', none: 'fine', unasked: 'unk' };

/** What each part runs, and what is newer for it. */
export const NewerParts = ({ rows }: Pick<NodeUpdates, 'rows'>): JSX.Element => (
  <Sheet label={text.parts}>
    <Lines>
      {rows.map((part) => (
        <Row
          key={part.role}
          label={
            <>
              <b>{clientTitles[part.client]}</b> <span className="q2">{roles[part.role]}</span>
            </>
          }
        >
          <PartLines part={part} />
        </Row>
      ))}
    </Lines>
  </Sheet>
);

const PartLines = ({ part: { kind, from, to, present, notes, requiredBy, back } }: { readonly part: Part }): JSX.Element => (
  <ul className="planlist">
    <li>
      <span className="mono">{from}</span> <State tone={tones[kind]}>{text.kinds[kind]}</State>
    </li>
    {to === null ? null : (
      <li>
        {text.to} <span className="mono">{to}</span> <State tone={present ? 'fine' : 'todo'}>{present ? text.here : text.away}</State>
      </li>
    )}
    {kind === 'unasked' ? <li className="q2">{text.unasked}</li> : null}
    {requiredBy.length === 0 ? null : <li>{text.requiredBy(listed(requiredBy))}</li>}
    {notes === null ? null : <li>{notes}</li>}
    {to === null ? null : <li className={back === 'possible' ? 'q2' : undefined}>{text.back[back]}</li>}
  </ul>
);
