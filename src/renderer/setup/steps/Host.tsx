import type { JSX, ReactNode } from 'react';
import type { HostCheck, Verdict } from '../../../shared/host.ts';
import { useCall } from '../../queries.ts';
import { hostText as text } from '../../strings/setup-host.ts';
import { ErrorAgain } from '../../ui/FaultNotice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhyLink } from '../../ui/WhyLink.tsx';
import { HostLook, rowId } from '../HostChecks.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

/** What the checks say together: the two lines, what the step gives, what closes Continue. */
const judge = (checks: readonly HostCheck[], network: string) => {
  const of = (verdict: Verdict): HostCheck[] => checks.filter((check) => check.verdict === verdict);
  const [stops, fine, watch] = [of('stops'), of('fine').length, of('watch').length];
  const first = stops[0];
  const is =
    first === undefined
      ? text.fit(network)
      : stops.length === 1
        ? text.unfitOne(network, first.title)
        : text.unfitMany(network, stops.length);
  return {
    is,
    next: checks.length === 0 ? text.empty : text.counts(fine, checks.length),
    first,
    gave: text.gave(fine, checks.length),
    here: text.here(stops.length, watch),
  };
};

/** Looks at this machine: worst first, each finding with its reason and what to do. */
export const Host = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const network = wizard.setup.network ?? 'practice';
  const { data, error, isFetching, refetch, dataUpdatedAt } = useCall('host.check', { network });
  const again = (): void => void refetch();
  const looking = isFetching || data === undefined;
  if (error !== null && !isFetching)
    return (
      <StepFrame
        wizard={wizard}
        page="host"
        {...text.failed}
        forward={{ open: false, go: () => undefined }}
        why={
          <>
            {text.whyFailed} <WhyLink to="host-again">{text.whyFailedLink}</WhyLink>
          </>
        }
      >
        <div id="host-again">
          <ErrorAgain error={error} label={text.again} onAgain={again} />
        </div>
      </StepFrame>
    );
  const found = judge(data ?? [], text.network[network]);
  const why: ReactNode =
    found.first === undefined ? null : (
      <>
        {text.whyStops} <WhyLink to={rowId(found.first)}>{found.first.title}</WhyLink> {text.whyStopsEnd}
      </>
    );
  return (
    <StepFrame
      wizard={wizard}
      page="host"
      is={data === undefined ? text.looking.is : found.is}
      next={data === undefined ? text.looking.next : found.next}
      here={data === undefined || found.here === '' ? undefined : found.here}
      forward={{ open: !looking && found.first === undefined, go: () => void wizard.send(finish('host', found.gave)) }}
      why={looking ? text.whyLooking : why}
    >
      {data === undefined ? (
        <Waiting what={text.looking.is.replace('.', '')} />
      ) : (
        <div>
          <h2 className="unseen">{text.checks}</h2>
          <HostLook checks={data} choice={{ network }} busy={isFetching} lookedAt={dataUpdatedAt} onAgain={again} />
        </div>
      )}
    </StepFrame>
  );
};
