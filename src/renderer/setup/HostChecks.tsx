import { useQueryClient } from '@tanstack/react-query';
import { type JSX, type ReactNode, useEffect, useState } from 'react';
import type { HostCheck, HostChoice, Verdict } from '../../shared/host.ts';
import { call } from '../bridge.ts';
import { useRun } from '../run.ts';
import { hostText as text } from '../strings/setup-host.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow, Checks } from '../ui/CheckRow.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatDate, formatDay } from '../ui/format.ts';
import { IconDown } from '../ui/icons.tsx';
import { type Tone, ToneIcon } from '../ui/State.tsx';
import { Measure } from './Measure.tsx';
import { UploadForm } from './UploadForm.tsx';

export const rowId = (check: HostCheck): string => `host-${check.id}`;

type Props = { readonly checks: readonly HostCheck[]; readonly choice: HostChoice; readonly busy: boolean };

/** One finding, with a look at it alone. `stay` is called before its verdict may change. */
type RowProps = Omit<Props, 'checks'> & { readonly check: HostCheck; readonly open: boolean; readonly stay: () => void };
const Row = ({ check, choice, busy, open, stay }: RowProps): JSX.Element => {
  const client = useQueryClient();
  const look = useRun();
  const key = ['host.check', choice];
  const again = (): void =>
    look.run(async () => {
      const fresh = await call('host.recheck', { id: check.id, ...choice });
      stay();
      client.setQueryData<readonly HostCheck[]>(key, (all) => all?.map((one) => (one.id === fresh.id ? fresh : one)));
    });
  const { changed } = check;
  return (
    <CheckRow
      id={rowId(check)}
      name={check.title}
      found={check.found}
      needed={check.needed}
      verdict={check.verdict}
      why={check.why}
      todo={check.todo}
      command={check.command}
      since={changed === undefined ? undefined : text.since(formatDay(changed.at), text.before[changed.from])}
      open={open}
      actions={
        <>
          {check.id === 'disk-speed' ? (
            <Measure
              kind="host.disk"
              label={text.measure}
              start={() => call('host.measureDisk', { network: choice.network, dataFolder: choice.dataFolder })}
              done={again}
            />
          ) : null}
          {check.id === 'upload' ? <UploadForm done={again} /> : null}
          {check.verdict === 'fine' || check.id === 'upload' ? null : (
            <Button small onClick={again} disabled={busy || look.busy}>
              {text.againOne}
            </Button>
          )}
          <ErrorNotice error={look.error} />
        </>
      }
    />
  );
};

/** Checks that ask nothing of anybody, behind one line. */
const Fold = ({ tone, title, children }: { readonly tone: Tone; readonly title: string; readonly children: ReactNode }): JSX.Element => (
  <details className="checks-fold">
    <summary>
      <span className={`st ${tone}`}>
        <ToneIcon tone={tone} />
      </span>
      <span className="name">{title}</span>
      <span className="chev">
        <IconDown />
      </span>
    </summary>
    {children}
  </details>
);

/** What stops and what is to watch stands open to the eye; the rest is folded. */
const HostChecks = ({ checks, choice, busy }: Props): JSX.Element => {
  // A row stays where it was when it alone is looked at again, so that its answer is seen; a look at all sorts them anew.
  const [places, setPlaces] = useState<{ readonly [id: string]: Verdict }>({});
  useEffect(() => {
    if (busy) setPlaces({});
  }, [busy]);
  const place = (check: HostCheck): Verdict => places[check.id] ?? check.verdict;
  const of = (...verdicts: readonly Verdict[]): readonly HostCheck[] => checks.filter((check) => verdicts.includes(place(check)));
  const rows = (list: readonly HostCheck[]): readonly JSX.Element[] =>
    list.map((check) => (
      <Row
        key={check.id}
        check={check}
        choice={choice}
        busy={busy}
        open={check === checks[0] && check.verdict === 'stops'}
        stay={() => setPlaces((all) => ({ ...all, [check.id]: all[check.id] ?? check.verdict }))}
      />
    ));
  const [unknown, fine] = [of('unknown'), of('fine')];
  return (
    <Checks label={text.checks}>
      {rows(of('stops', 'watch'))}
      {unknown.length === 0 ? null : (
        <Fold tone="unk" title={text.unknownFold(unknown.length)}>
          {rows(unknown)}
        </Fold>
      )}
      {fine.length === 0 ? null : (
        <Fold tone="fine" title={text.fineFold(fine.length)}>
          {rows(fine)}
        </Fold>
      )}
    </Checks>
  );
};

/** The checks with the time of the look, and a way to look at all of them again. */
type LookProps = Props & { readonly lookedAt: number; readonly onAgain: () => void };
export const HostLook = ({ lookedAt, onAgain, ...checks }: LookProps): JSX.Element => (
  <>
    <HostChecks {...checks} />
    <p className="c below num" role="status">
      {checks.busy ? text.lookingAgain : text.lookedAt(formatDate(lookedAt))}{' '}
      <Button kind="link" onClick={onAgain} disabled={checks.busy}>
        {text.again}
      </Button>
    </p>
  </>
);
