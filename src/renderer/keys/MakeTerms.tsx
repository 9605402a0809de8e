import type { JSX } from 'react';
import type { NetworkName } from '../../shared/networks.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { Offline } from '../ceremony/Offline.tsx';
import { ceremony } from '../strings/ceremony.ts';
import { TextInput } from '../ui/Field.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';

const text = ceremony.terms;

/** How many keys were asked for, 1 to 100; null for anything else. */
export const countOf = (typed: string): number | null => {
  const n = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return n >= 1 && n <= 100 ? n : null;
};

type Props = {
  readonly existing: boolean;
  readonly network: NetworkName;
  readonly count: string;
  readonly onNetwork: (network: NetworkName) => void;
  readonly onCount: (typed: string) => void;
  readonly onReady: () => void;
};

/** What is made, before any word is seen: for which network, how many; and whether this machine is the right one. */
export const MakeTerms = ({ existing, network, count, onNetwork, onCount, onReady }: Props): JSX.Element => {
  const bad = countOf(count) === null;
  return (
    <Frame
      page="terms"
      is={existing ? text.isExisting : text.isNew}
      next={text.next}
      lead={text.lead}
      back={null}
      forward={{ label: text.forward, open: !bad, go: onReady }}
      why={
        bad ? (
          <>
            {text.why} <WhyLink to="key-count">{text.whyCount}</WhyLink>
          </>
        ) : null
      }
    >
      <Sheet>
        <NetworkChoice value={network} onChange={onNetwork} />
        <div className="cells n2">
          <div className="cell" id="key-count">
            <TextInput
              label={text.count}
              value={count}
              onChange={onCount}
              complaint={bad && count !== '' ? text.countBad : null}
              hint={text.countHint}
            />
          </div>
          <Offline leave />
        </div>
      </Sheet>
    </Frame>
  );
};
