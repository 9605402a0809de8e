import { type JSX, useEffect, useRef } from 'react';
import { call } from '../bridge.ts';
import { useAsk, useCall } from '../queries.ts';
import { useRun } from '../run.ts';
import { hostText as text } from '../strings/setup-host.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { workFacts } from '../ui/work.ts';

/** Measures the disk, with progress and cancel; `done` looks at that check again when it has ended well. */
export const MeasureDisk = ({ done }: { readonly done: () => void }): JSX.Element => {
  const work = useCall('work.list', {}).data?.find(({ kind }) => kind === 'host.disk');
  const start = useRun();
  const cancel = useAsk('work.cancel');
  const waits = useRef(false);
  const state = work?.state;
  useEffect(() => {
    if (state === 'running') waits.current = true;
    else if (waits.current) {
      waits.current = false;
      if (state === 'done') done();
    }
  }, [state, done]);
  if (work?.state === 'running') {
    const part = work.parts.findLast(({ state }) => state === 'working') ?? work.parts[0];
    const share = part === undefined ? null : workFacts(part, Date.now()).part;
    return (
      <>
        <span className="num" role="status">
          {part?.what}
          {share === null ? '' : text.share(Math.round(share * 100))}
        </span>
        <Button small onClick={() => cancel.mutate({ id: work.id })} disabled={!cancel.isIdle}>
          {text.cancel}
        </Button>
        <p className="c">{work.keeps}</p>
      </>
    );
  }
  return (
    <>
      <Button
        small
        onClick={() =>
          start.run(async () => {
            cancel.reset();
            await call('host.measureDisk', {});
          })
        }
        disabled={start.busy}
      >
        {text.measure}
      </Button>
      <ErrorNotice error={start.error} />
      {work?.state === 'failed' && work.fault !== null ? <FaultNotice fault={work.fault} /> : null}
    </>
  );
};
