import type { JSX, ReactNode } from 'react';
import type { DepositRoad } from '../../../shared/deposit.ts';
import { waitingText as text } from '../../strings/setup-deposit.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { formatDate, formatDuration, formatEstimate, formatWhen } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/now.ts';
import { Road } from '../../ui/Road.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Waiting as Asking } from '../../ui/Waiting.tsx';
import { WhyLink } from '../../ui/WhyLink.tsx';
import { useFresh } from '../fresh.ts';
import { useNetworkTrouble } from '../NetworkNotice.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { Queue } from '../waiting/Queue.tsx';
import { TimeTable } from '../waiting/TimeTable.tsx';
import { finish, type Wizard } from '../wizard.ts';

type Head = { readonly is: string; readonly next: string };
const headOf = (road: DepositRoad, left: string | null): Head => {
  if (road.status === 'active') return text.active;
  if (road.status === 'failed') return text.failed;
  if (road.status === 'none') return text.unknown;
  if (road.status === 'sent') return text.sent;
  return { is: text.accepted, next: left === null ? text.startsUnknown : text.starts(left) };
};

/** Where the deposit is, why it takes its time, and when the validator starts. */
export const Waiting = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const { setup, send } = wizard;
  const pubkey = setup.pubkeys[0] ?? '';
  const answer = useFresh('deposit.road', { pubkey }, pubkey !== '');
  const now = useNow();
  const trouble = useNetworkTrouble(wizard);
  if (trouble === 'gone' || trouble === 'none') return <NoRoad wizard={wizard} {...text.ended} />;
  const road = answer.data;
  if (road === undefined)
    return answer.error === null ? (
      <NoRoad wizard={wizard} {...text.asking}>
        <Asking what={text.askingWhat} />
      </NoRoad>
    ) : (
      <NoRoad wizard={wizard} {...text.unseen}>
        <ErrorNotice error={answer.error} actions={<Button onClick={() => void answer.refetch()}>{text.lookAgain}</Button>} />
      </NoRoad>
    );
  const active = road.status === 'active';
  const failed = road.status === 'failed';
  const left = active || failed || road.activeAt === null || road.activeAt <= now ? null : formatEstimate((road.activeAt - now) / 1000);
  const sentAt = road.stations.find((station) => station.id === 'sent')?.at ?? null;
  const took = sentAt === null || road.activeAt === null ? null : formatDuration((road.activeAt - sentAt) / 1000);
  const lead: ReactNode = active || failed ? undefined : road.activeAt === null ? text.leadUnknown : text.lead(formatDate(road.activeAt));
  return (
    <StepFrame
      wizard={wizard}
      page="waiting"
      {...headOf(road, left)}
      lead={lead}
      here={active ? text.hereActive : left === null ? text.hereUnknown : text.here(left)}
      forward={{ open: active, go: () => void send(finish('waiting', text.gave(took))) }}
      why={active ? null : <Why at={left === null || road.activeAt === null ? null : formatWhen(road.activeAt, now)} />}
    >
      {failed ? (
        <div className="stack">
          <Notice actions={<Button onClick={() => void send({ type: 'go', step: 'deposit' })}>{text.again}</Button>}>
            {text.failedNotice}
          </Notice>
        </div>
      ) : null}
      <div id="road">
        <Sheet label={text.road}>
          {road.stations.length === 0 ? null : (
            <div className="cell roadcell">
              <Road stations={road.stations} label={text.road} />
            </div>
          )}
          {road.queue === null || active || failed ? null : <Queue queue={road.queue} />}
          {failed ? null : <TimeTable road={road} />}
        </Sheet>
      </div>
      {active || failed ? null : <Meanwhile />}
    </StepFrame>
  );
};

type NoRoadProps = Head & { readonly wizard: Wizard; readonly children?: ReactNode };
/** The step while the deposit cannot be seen. */
const NoRoad = ({ wizard, is, next, children }: NoRoadProps): JSX.Element => (
  <StepFrame wizard={wizard} page="waiting" is={is} next={next} forward={{ open: false, go: () => undefined }} why={<Why at={null} />}>
    {children}
  </StepFrame>
);

const Why = ({ at }: { readonly at: string | null }): JSX.Element => (
  <>
    {text.why} <WhyLink to="road">{text.whyLink}</WhyLink>
    {at === null ? '' : text.whyAt(at)}
  </>
);

/** What is good to know while there is nothing to do. */
const Meanwhile = (): JSX.Element => (
  <section className="mean">
    <h2 className="h">{text.meanwhile}</h2>
    <ul className="dashes">
      {text.tips.map((tip) => (
        <li key={tip.strong}>
          <b>{tip.strong}</b>{' '}
          <span className="q2">
            {tip.text}
            <span className="wideonly">{tip.more}</span>
            {tip.end}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
