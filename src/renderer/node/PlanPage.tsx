import type { JSX, ReactNode } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { RoomFrame } from '../ceremony/Frame.tsx';
import { useAsk, useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { machineText } from '../strings/node-machine.ts';
import { planText as text } from '../strings/node-plan.ts';
import { runText } from '../strings/node-run.ts';
import { networks } from '../strings/ui.ts';
import { ErrorAgain, ErrorNotice } from '../ui/FaultNotice.tsx';
import { listed } from '../ui/format.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { Findings } from './Findings.tsx';
import { MachineChecks } from './MachineChecks.tsx';
import { ExactPlan, PlanSheet, PlanSteps } from './PlanSheet.tsx';
import { pairOf } from './pair-of.ts';
import { StartAnyway } from './StartAnyway.tsx';
import { useStartGate } from './use-start-gate.ts';

type Props = { readonly choice: NodeChoice; readonly onBack: () => void };

/** Everything that a start would do; what stops the plan closes the button, and what stops this machine is asked about. */
export const PlanPage = ({ choice, onBack }: Props): JSX.Element => {
  const answer = useCall('node.preview', { choice }, { refetchOnMount: 'always' });
  const up = useAsk('node.up');
  const plan = answer.data;
  const stops = plan?.findings.some(({ level }) => level === 'stops') === true;
  const begun = plan?.steps.some(({ done }) => done) === true;
  const again = (): void => void answer.refetch();
  const start = (): void => up.mutate({ choice }, { onSuccess: () => goTo('node') });
  const was = plan === undefined || plan.drops.length === 0 ? null : listed(plan.drops.map((client) => clientTitles[client]));
  const gate = useStartGate(choice, true, start, was !== null);
  const ready = plan !== undefined && !stops && !answer.isFetching && !gate.isLooking && !up.isPending;
  const whyReady = (): ReactNode => {
    if (gate.isLooking) return text.whyLooking;
    if (!gate.asks && gate.stopping.length > 0) return text.whyAsks(listed(gate.stopping.map(({ title }) => title)));
    if (!gate.asks) return was === null ? text.why : text.replace.why(was);
    return (
      <>
        {text.whyAsked} <WhyLink to="start-anyway">{text.whyAskedLink}</WhyLink>
      </>
    );
  };
  return (
    <RoomFrame
      room="node"
      crumb={runText.crumb}
      page="plan"
      is={stops ? text.stopped : text.is}
      next={stops ? text.nextStopped : was !== null ? text.replace.next : begun ? text.going : text.next}
      lead={text.lead(pairOf(choice), networks[choice.network].title)}
      back={onBack}
      forward={{
        label: up.isPending ? text.starting : was === null ? text.start : text.replace.start,
        open: ready && !gate.asks,
        go: gate.press,
      }}
      why={
        stops ? (
          <>
            {text.whyStops} <WhyLink to="findings">{text.whyStopsLink}</WhyLink>
          </>
        ) : plan === undefined ? (
          text.whyDrawing
        ) : (
          whyReady()
        )
      }
    >
      <div className="stack">
        {gate.asks ? <StartAnyway stopping={gate.stopping} was={was} busy={!ready} onLeave={gate.leave} onStart={start} /> : null}
        <ErrorNotice error={up.error} />
        <ErrorAgain error={answer.error} label={text.again} onAgain={again} />
        {answer.isPending ? <Waiting what={text.drawing} /> : null}
        {plan === undefined ? null : (
          <>
            <Findings findings={plan.findings} onAgain={again} busy={answer.isFetching} />
            {plan.containers.length === 0 ? null : <PlanSheet plan={plan} />}
            {plan.steps.length === 0 ? null : <PlanSteps steps={plan.steps} />}
            {plan.containers.length === 0 ? null : <ExactPlan containers={plan.containers} />}
            <section className="stack" aria-labelledby="machine">
              <h2 className="h" id="machine">
                {machineText.title} <span className="c">{machineText.note}</span>
              </h2>
              <MachineChecks choice={plan.choice} />
            </section>
          </>
        )}
      </div>
    </RoomFrame>
  );
};
