import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallName, Input, Output } from '../../shared/contract.ts';
import { call, type FaultError } from '../bridge.ts';

/** An answer that is asked anew each time its screen is entered, because old ones must not decide anything. */
export const useFresh = <N extends CallName>(name: N, input: Input<N>, enabled = true): UseQueryResult<Output<N>, FaultError> =>
  useQuery<Output<N>, FaultError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    staleTime: 0,
    refetchOnMount: 'always',
    enabled,
  });
