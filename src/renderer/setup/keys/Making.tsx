import { type JSX, useEffect, useState } from 'react';
import type { Payload } from '../../../shared/contract.ts';
import { on } from '../../bridge.ts';
import { Frame } from '../../ceremony/Frame.tsx';
import { keysText } from '../../strings/setup-keys.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Cell, Sheet } from '../../ui/Sheet.tsx';
import { Waiting } from '../../ui/Waiting.tsx';

const text = keysText.making;

/** The key file is made, then loaded; the next page comes by itself. */
export const Making = ({ phase }: { readonly phase: 'making' | 'loading' }): JSX.Element => {
  const [progress, setProgress] = useState<Payload<'keys.progress'>>({ done: 0, total: 0, what: '' });
  useEffect(() => on('keys.progress', setProgress), []);
  const part = phase === 'loading' ? 1 : progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <Frame
      page="keys making"
      is={text.is}
      next={text.next}
      here={keysText.here.making}
      back={null}
      forward={{ open: false, go: () => undefined }}
      why={text.why}
    >
      <Sheet>
        <Cell title={text.make}>
          <Bar part={part} tone={phase === 'making' ? 'ember' : 'plain'} label={text.make} />
          {phase === 'making' ? <Waiting what={progress.what || text.working} /> : <p className="q2">{text.done}</p>}
        </Cell>
        <Cell title={text.load}>
          {phase === 'loading' ? <Waiting what={text.loading} /> : null}
          <p className="c">{text.loadNote}</p>
        </Cell>
      </Sheet>
    </Frame>
  );
};
