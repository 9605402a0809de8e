import type { JSX } from 'react';
import { Frame } from '../ceremony/Frame.tsx';
import { Offline } from '../ceremony/Offline.tsx';
import { ceremony } from '../strings/ceremony.ts';
import { keyChoices } from '../strings/key-choices.ts';
import { TextInput } from '../ui/Field.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { firstMissing, whyOf } from '../ui/WhyLink.tsx';
import type { Choices } from './choices.ts';
import { MoreChoices } from './MoreChoices.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';
import type { PlaceFacts } from './place-facts.ts';

const text = ceremony.terms;
/** Most keys that one run makes, as `keys.make` takes them. */
const MOST = 10_000;

/** How many keys were asked for, 1 to 10,000; null for anything else. */
export const countOf = (typed: string): number | null => {
  const digits = typed.trim().replaceAll(',', '');
  const n = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return n >= 1 && n <= MOST ? n : null;
};

type Props = {
  readonly existing: boolean;
  readonly choices: Choices;
  readonly facts: PlaceFacts;
  readonly onChange: (choices: Choices) => void;
  readonly onReady: () => void;
};

/** What is made, before any word is seen: for which network, how many; and whether this machine is the right one. */
export const MakeTerms = ({ existing, choices, facts, onChange, onReady }: Props): JSX.Element => {
  const { count } = choices;
  const bad = countOf(count) === null;
  const missing = firstMissing(
    bad && { to: 'key-count', what: text.whyCount },
    choices.other !== null && facts.network === null && { to: 'network-file', what: keyChoices.whyFile },
  );
  return (
    <Frame
      page="terms"
      is={existing ? text.isExisting : text.isNew}
      next={text.next}
      lead={text.lead}
      back={null}
      forward={{ label: text.forward, open: missing === null, go: onReady }}
      why={whyOf(text.why, missing)}
    >
      <Sheet>
        <NetworkChoice
          value={choices.other === null ? choices.network : null}
          onChange={(network) => onChange({ ...choices, network, other: null })}
        />
        <div className="cells n2">
          <div className="cell" id="key-count">
            <TextInput
              label={text.count}
              value={count}
              onChange={(typed) => onChange({ ...choices, count: typed })}
              complaint={bad && count !== '' ? text.countBad : null}
              hint={text.countHint}
            />
          </div>
          <Offline leave />
        </div>
        <MoreChoices value={choices} facts={facts} onChange={onChange} />
      </Sheet>
    </Frame>
  );
};
