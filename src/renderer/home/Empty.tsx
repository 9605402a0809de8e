import type { JSX } from 'react';
import { goTo } from '../route.ts';
import { home } from '../strings/home.ts';
import { Button } from '../ui/Button.tsx';
import { Road } from '../ui/Road.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Cells, Sheet } from '../ui/Sheet.tsx';

/** The first start: nothing runs, so it says what will happen and offers the one way on. */
export const Empty = (): JSX.Element => (
  <>
    <Sentence is={home.empty.is} next={home.empty.next} lead={home.empty.lead} />
    <Sheet label={home.sheet}>
      <Cell title={home.empty.road}>
        <Road planned label={home.empty.road} stations={home.empty.life.map((stop) => ({ ...stop, state: 'next', at: null }))} />
      </Cell>
      <Cells of={3}>
        {home.empty.stations.map((station) => (
          <Cell key={station.title} title={station.title}>
            <p className="q2">{station.text}</p>
          </Cell>
        ))}
      </Cells>
    </Sheet>
    <div className="nextstep">
      <p className="q2">
        {home.empty.unsure}{' '}
        <Button kind="link" onClick={() => goTo('learn')}>
          {home.empty.read}
        </Button>
        .
      </p>
      <Button kind="primary" onClick={() => goTo('setup')}>
        {home.empty.action}
      </Button>
    </div>
  </>
);
