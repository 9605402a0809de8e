import { useState } from 'react';
import type { HostCheck } from '../../shared/host.ts';
import { hostChoiceOf } from '../../shared/host-choice.ts';
import type { NodeChoice } from '../../shared/node-life.ts';
import { useCall } from '../queries.ts';

export type StartGate = {
  /** Nobody starts until this machine has been looked at. */
  readonly isLooking: boolean;
  /** What of this machine stops the node. */
  readonly stopping: readonly HostCheck[];
  /** Whether the typed phrase is asked for now. */
  readonly asks: boolean;
  readonly press: () => void;
  readonly close: () => void;
  /** Closed, and looked at anew: what stopped it may be mended. */
  readonly leave: () => void;
};

/**
 * Between Start and the start of a node: where this machine stops it, or where it throws something away (`isGrave`), a person is asked.
 * `isOffered`: whether Start is there.
 */
export const useStartGate = (choice: NodeChoice, isOffered: boolean, start: () => void, isGrave = false): StartGate => {
  const { data, isFetching, refetch } = useCall('host.check', hostChoiceOf(choice), {
    ...{ enabled: isOffered, refetchOnMount: 'always', staleTime: 0 },
  });
  const [wasPressed, setPressed] = useState(false);
  const stopping = data?.filter(({ verdict }) => verdict === 'stops') ?? [];
  const isAsked = isGrave || stopping.length > 0;
  const close = (): void => setPressed(false);
  return {
    isLooking: isFetching,
    stopping,
    asks: isOffered && wasPressed && isAsked,
    press: () => (isAsked ? setPressed(true) : start()),
    close,
    leave: () => {
      close();
      void refetch();
    },
  };
};
