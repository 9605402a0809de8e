import { type JSX, useEffect, useRef } from 'react';
import type { Work } from '../../shared/work.ts';
import { useAsk, useCall } from '../queries.ts';
import { useRun } from '../run.ts';
import { hostText as text } from '../strings/setup-host.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice, FaultNotice } from '../ui/FaultNotice.tsx';
import { workFacts } from '../ui/work.ts';

type Props = {
  readonly kind: Work['kind'];
  readonly label: string;
  readonly disabled?: boolean;
  readonly start: () => Promise<unknown>;
  /** Looks at the check again when it has ended well. */
  readonly done: () => void;
};

/** A button that measures something, with progress and cancel. */
export const Measure = ({ kind, label, disabled = false, start, done }: Props): JSX.Element => {
  const work = useCall('work.list', {}).data?.find((one) => one.kind === kind);
  const begin = useRun();
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
          begin.run(async () => {
            cancel.reset();
            await start();
          })
        }
        disabled={disabled || begin.busy}
      >
        {label}
      </Button>
      <ErrorNotice error={begin.error} />
      {work?.state === 'failed' && work.fault !== null ? <FaultNotice fault={work.fault} /> : null}
    </>
  );
};
