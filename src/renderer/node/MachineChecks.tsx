import type { JSX } from 'react';
import type { Verdict } from '../../shared/host.ts';
import { hostChoiceOf } from '../../shared/host-choice.ts';
import type { NodeChoice } from '../../shared/node-life.ts';
import { useCall } from '../queries.ts';
import { HostLook } from '../setup/HostChecks.tsx';
import { machineText as text } from '../strings/node-machine.ts';
import { ErrorAgain } from '../ui/FaultNotice.tsx';
import { Waiting } from '../ui/Waiting.tsx';

/** This machine against a choice of clients and ports: every check, judged for exactly that. */
export const MachineChecks = ({ choice }: { readonly choice: NodeChoice }): JSX.Element => {
  const asked = hostChoiceOf(choice);
  const { data, error, isFetching, refetch, dataUpdatedAt } = useCall('host.check', asked);
  const again = (): void => void refetch();
  const count = (verdict: Verdict): number => data?.filter((check) => check.verdict === verdict).length ?? 0;
  return (
    <>
      <ErrorAgain error={error} label={text.again} onAgain={again} />
      {data === undefined ? (
        error === null ? (
          <Waiting what={text.looking} />
        ) : null
      ) : (
        <>
          <p className="c">{text.sum(count('stops'), count('watch'))}</p>
          <HostLook checks={data} choice={asked} busy={isFetching} lookedAt={dataUpdatedAt} onAgain={again} />
        </>
      )}
    </>
  );
};
