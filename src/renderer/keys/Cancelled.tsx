import type { JSX } from 'react';
import { Frame } from '../ceremony/Frame.tsx';
import { goTo } from '../route.ts';
import { ceremony } from '../strings/ceremony.ts';
import { keysText } from '../strings/setup-keys.ts';

const text = ceremony.cancelled;

/** Key making was cancelled: what is left, and how to go on. */
export const Cancelled = ({ onAgain }: { readonly onAgain: () => void }): JSX.Element => (
  <Frame
    page="cancelled"
    is={text.is}
    next={text.next}
    lead={text.lead}
    back={() => goTo('keys')}
    forward={{ label: keysText.wordsAgain, open: true, go: onAgain }}
    why={text.why}
  />
);
