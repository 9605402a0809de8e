import type { JSX } from 'react';
import type { MadeKey } from '../../shared/keys.ts';
import { checkedBySentence } from '../../shared/strings/key-work.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { keyNumber } from '../ceremony/used.ts';
import { goTo } from '../route.ts';
import { ceremony } from '../strings/ceremony.ts';
import { keyChoices } from '../strings/key-choices.ts';
import { keys as words } from '../strings/keys.ts';
import { networks } from '../strings/ui.ts';
import { Address } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';

const text = ceremony.made;
/** Rows that are shown of many keys. */
const SHOWN = 100;
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** What was made: a row per key, and what comes next. */
export const MadeKeys = ({ keys, onDeposit }: { readonly keys: readonly MadeKey[]; readonly onDeposit: () => void }): JSX.Element => (
  <Frame
    page="made"
    is={text.is(keys.length)}
    next={keys.length === 1 ? text.next : text.nextMany}
    lead={keys[0]?.checkedBy === undefined ? text.lead : `${text.lead} ${checkedBySentence(keys[0].checkedBy)}`}
    back={null}
    forward={{ label: keys.length === 1 ? text.depositOne : text.deposit, open: true, go: onDeposit }}
    why={text.why}
  >
    <Sheet label={words.list}>
      <table className="num madetable">
        <tbody>
          {keys.slice(0, SHOWN).map((key) => (
            <tr key={key.pubkey}>
              <td>
                {words.number(keyNumber(key.path))}, {networks[key.network].title}
              </td>
              <td>
                <Address value={key.pubkey} kind="key" />
              </td>
              <td>
                <span className="mono q2 filename">{fileName(key.file)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {keys.length > SHOWN ? <p className="cell q2">{keyChoices.others(keys.length - SHOWN)}</p> : null}
    </Sheet>
    <p className="below">
      {text.paper}{' '}
      <Button kind="link" onClick={() => goTo('keys')}>
        {text.later}
      </Button>
    </p>
  </Frame>
);
