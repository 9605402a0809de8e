import type { JSX, ReactNode } from 'react';
import { Frame } from '../ceremony/Frame.tsx';
import { keyFiles as words } from '../strings/key-files.ts';
import { ErrorAbove } from '../ui/FaultNotice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { type Missing, whyOf } from '../ui/WhyLink.tsx';
import { keyName } from './key-name.ts';
import type { KnownKey } from './known.ts';
import { goToKey } from './pages.ts';

type Props = {
  readonly of: KnownKey;
  readonly page: string;
  readonly text: { readonly is: (key: string) => string; readonly next: string; readonly go: string };
  readonly lead: string;
  readonly missing: Missing | null;
  readonly go: () => void;
  readonly busy: boolean;
  /** A failure that belongs to no field. */
  readonly error: unknown;
  readonly children: ReactNode;
};

/** A page that signs a file about one key, and sends nothing. */
export const SigningPage = ({ of, page, text, lead, missing, go, busy, error, children }: Props): JSX.Element => (
  <Frame
    page={page}
    is={text.is(keyName(of))}
    next={text.next}
    lead={lead}
    back={() => goToKey(of)}
    forward={{ label: text.go, open: missing === null && !busy, go }}
    why={whyOf(words.why, missing, words.nothingSent)}
  >
    <ErrorAbove error={error} />
    <Sheet>{children}</Sheet>
    {busy ? <Waiting what={words.signing} /> : null}
  </Frame>
);
