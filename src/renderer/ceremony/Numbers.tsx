import { type JSX, useState } from 'react';
import type { UsedIndices } from '../../shared/keys.ts';
import { useCall } from '../queries.ts';
import { ceremony } from '../strings/ceremony.ts';
import { networks } from '../strings/ui.ts';
import { Address } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorAbove } from '../ui/FaultNotice.tsx';
import { TextInput } from '../ui/Field.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { whyOf } from '../ui/WhyLink.tsx';
import { Frame } from './Frame.tsx';
import { runsOf, startOf } from './used.ts';

const text = ceremony.numbers;
const SHOWN = 8;
type Props = {
  readonly session: string;
  readonly count: number;
  readonly onReady: (start: number) => void;
  readonly onBack: () => void;
};

/** From which number on keys are made, with the numbers of these words that are in use already. */
export const Numbers = ({ session, count, onReady, onBack }: Props): JSX.Element => {
  const used = useCall('keys.usedIndices', { session });
  const [typed, setTyped] = useState<string | null>(null);
  const found = used.data?.used ?? [];
  // Whoever has files here goes on after them; whoever has none brings keys back.
  const free = found.some((one) => one.file !== null) ? (used.data?.next ?? 0) : 0;
  const value = typed ?? String(free);
  const start = startOf(value);
  const taken = start === null ? [] : found.map((one) => one.index).filter((n) => n >= start && n < start + count);
  const suggestions = [0, used.data?.next ?? 0].filter((n, i, all) => n !== start && all.indexOf(n) === i);
  return (
    <Frame
      page="keys numbers"
      is={text.is}
      next={text.next}
      lead={text.lead}
      here={text.here}
      back={onBack}
      forward={{ open: start !== null && !used.isPending, go: () => start !== null && onReady(start) }}
      why={whyOf(text.why, start === null ? { to: 'start-number', what: text.whyNumber } : null)}
    >
      <ErrorAbove error={used.error} />
      <Sheet>
        <div className="cells n2">
          <div className="cell" id="start-number">
            <TextInput
              label={text.label}
              value={value}
              onChange={setTyped}
              complaint={value !== '' && start === null ? text.bad : null}
              hint={start === null ? null : text.hint(start, start + count - 1)}
            />
            {suggestions.length === 0 ? null : (
              <div className="actions">
                {suggestions.map((n) => (
                  <Button small key={n} onClick={() => setTyped(String(n))}>
                    {text.suggest(n)}
                  </Button>
                ))}
              </div>
            )}
            {taken.length === 0 ? null : <p className="hint att">{text.taken(runsOf(taken))}</p>}
          </div>
          <div className="cell">
            <h2 className="h">{text.usedTitle}</h2>
            {used.data === undefined ? <Waiting what={text.looking} /> : <Used used={used.data} />}
          </div>
        </div>
      </Sheet>
    </Frame>
  );
};

const placeName = (place: string): string =>
  Object.hasOwn(networks, place) ? networks[place as keyof typeof networks].title : networks.practice.title;

const Used = ({ used }: { readonly used: UsedIndices }): JSX.Element => (
  <>
    {used.used.length === 0 ? <p className="q2">{text.usedNone(used.looked)}</p> : null}
    <ul className="usedkeys">
      {used.used.slice(0, SHOWN).map(({ index, pubkey, file, chain }) => (
        <li key={`${index} ${file ?? ''}`}>
          <b className="num">{index}</b> <Address value={pubkey} kind="key" copy={false} />{' '}
          <span className="c">{[file === null ? '' : text.file(placeName(file)), chain ? text.chain : ''].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
    {used.used.length > SHOWN ? <p className="c">{text.more(used.used.length - SHOWN)}</p> : null}
    {used.chainAsked ? null : <p className="c">{text.notAsked}</p>}
  </>
);
