import type { JSX } from 'react';
import type { KeyEntry, MadeKey } from '../../../shared/keys.ts';
import { checkedBySentence } from '../../../shared/strings/key-work.ts';
import type { Validator } from '../../../shared/validators.ts';
import { keysText } from '../../strings/setup-keys.ts';
import { Address } from '../../ui/Address.tsx';
import { Button } from '../../ui/Button.tsx';
import { Copy } from '../../ui/Copy.tsx';
import { Lines, Row, Sheet } from '../../ui/Sheet.tsx';
import { State } from '../../ui/State.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

const text = keysText.done;
/** Splits at the last separator of either system. */
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.length - fileName(path).length - 1));

type Props = {
  readonly wizard: Wizard;
  readonly keys: readonly KeyEntry[];
  readonly validators: readonly Validator[];
  readonly checkedBy: MadeKey['checkedBy'];
  readonly onAnew: () => void;
};

/** The keys that were made: their files, and that the validator client has them. */
export const MadeKeys = ({ wizard, keys, validators, checkedBy, onAnew }: Props): JSX.Element => {
  const asked = validators.length > 0 && validators.every((one) => one.loaded === true);
  return (
    <StepFrame
      wizard={wizard}
      page="keys made"
      is={asked ? text.is : text.isMade}
      next={text.next}
      here={keysText.gave(keys.length)}
      forward={{ open: true, go: () => void wizard.send(finish('keys', keysText.gave(keys.length))) }}
      why={text.why}
    >
      {keys.map((key) => (
        <Sheet key={key.pubkey}>
          <Lines>
            <Row label={text.pubkey}>
              <Address value={key.pubkey} kind="key" />
            </Row>
            <Row label={text.file}>
              <span className="mono">{fileName(key.file)}</span>
            </Row>
            {folderOf(key.file) === '' ? null : (
              <Row label={text.folder}>
                <span className="mono">{folderOf(key.file)}</span> <Copy text={folderOf(key.file)} label={text.copyFolder} />
              </Row>
            )}
            <Row label={text.check}>
              <State tone="fine">{text.verified}</State>
            </Row>
            <Row label={text.state}>
              <State tone={asked ? 'fine' : 'unk'}>{asked ? text.loaded : text.unknown}</State>
            </Row>
          </Lines>
        </Sheet>
      ))}
      {checkedBy === undefined ? null : <p className="below">{checkedBySentence(checkedBy)}</p>}
      <p className="below">
        <b>{text.paperTitle}</b> <span className="q2">{text.paper}</span>
      </p>
      {wizard.setup.depositSent ? null : (
        <p className="c below">
          <Button kind="link" onClick={onAnew}>
            {text.anew}
          </Button>{' '}
          {text.anewMeans}
        </p>
      )}
    </StepFrame>
  );
};
