import { type JSX, useEffect, useState } from 'react';
import type { Payload } from '../../shared/contract.ts';
import { on } from '../bridge.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { ceremony } from '../strings/ceremony.ts';
import { keysText } from '../strings/setup-keys.ts';
import { Bar } from '../ui/Bar.tsx';
import { Button } from '../ui/Button.tsx';
import { Cell, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';

const text = ceremony.make;

type Props = { readonly count: number; readonly ownSalts: boolean; readonly onCancel: () => void };
/** Progress of key files, with a cancel that leaves none half-written. */
export const Making = ({ count, ownSalts, onCancel }: Props): JSX.Element => {
  const [progress, setProgress] = useState<Payload<'keys.progress'>>({ done: 0, total: 0, what: '' });
  useEffect(() => on('keys.progress', setProgress), []);
  const part = progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <Frame
      page="making"
      is={text.is}
      next={text.next(count, ownSalts)}
      back={null}
      forward={{ open: false, go: () => undefined }}
      why={text.why}
    >
      <Sheet>
        <Cell title={text.label}>
          <Bar part={part} tone="ember" label={text.label} />
          <Waiting what={progress.what || keysText.making.working} />
          <div className="actions">
            <Button small onClick={onCancel}>
              {text.cancel}
            </Button>
            <span className="c">{text.cancelMeans}</span>
          </div>
        </Cell>
      </Sheet>
    </Frame>
  );
};
