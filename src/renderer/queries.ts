import { type Query, QueryClient, type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { CallName, EventName, Input, Output, Payload } from '../shared/contract.ts';
import type { Validator } from '../shared/validators.ts';
import { call, type FaultError, on } from './bridge.ts';

/** Answers stay fresh until an event replaces them; nothing is asked again by a clock. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
      mutations: { retry: false, networkMode: 'always' },
    },
  });

/** Asks what the first room shows while it is still being built. Whoever needs a failed answer asks again. */
export const askAhead = (client: QueryClient): void => {
  const names = ['status.get', 'practice.status', 'setup.get', 'host.docker'] as const;
  for (const name of names) void client.prefetchQuery({ queryKey: [name, {}], queryFn: () => call(name, {}) });
};

/** `refetchOnMount`: asks anew whenever it comes on screen, where no event tells of changes; `staleTime` 0: also when it is enabled there. */
type Options = { readonly enabled?: boolean; readonly refetchOnMount?: 'always'; readonly staleTime?: 0 };

/** The answer of a call, shared by everyone who asks the same. The key is the call's name and input. */
export const useCall = <N extends CallName>(name: N, input: Input<N>, options: Options = {}): UseQueryResult<Output<N>, FaultError> =>
  useQuery<Output<N>, FaultError>({ queryKey: [name, input], queryFn: () => call(name, input), ...options });

/** A call that changes something, made when `mutate` is called. */
export const useAsk = <N extends CallName>(name: N): UseMutationResult<Output<N>, FaultError, Input<N>> =>
  useMutation<Output<N>, FaultError, Input<N>>({ mutationFn: (input) => call(name, input), gcTime: 0 });

const put = <N extends CallName>(client: QueryClient, name: N, input: Input<N>, value: Output<N>): void => {
  client.setQueryData([name, input], value);
};
const again = (client: QueryClient, ...names: readonly CallName[]): void => {
  for (const name of names) client.invalidateQueries({ queryKey: [name] }).catch(() => undefined);
};

/** A preview of an exit, or of a signed file, names times and may refuse: neither stays true for long. */
const PREVIEW_HOLDS_MS = 30_000;
const askOldPreviews = (client: QueryClient): void => {
  const isOld = ({ state }: Query): boolean => state.dataUpdatedAt < Date.now() - PREVIEW_HOLDS_MS;
  const refused = ({ state }: Query): boolean => (state.data as Output<'validators.exitPreview'> | undefined)?.refused !== null;
  const fileRefused = ({ state }: Query): boolean =>
    (state.data as Output<'validators.filePreview'> | undefined)?.validators.every(({ refusal }) => refusal === null) !== true;
  const ask = (name: CallName, isRefused: typeof isOld): void => {
    client.invalidateQueries({ queryKey: [name], predicate: (query) => isOld(query) || isRefused(query) }).catch(() => undefined);
  };
  ask('validators.exitPreview', refused);
  ask('validators.filePreview', fileRefused);
};

/** Whether two looks at the validators show the same; a list is asked again only where they do not. */
const sameStates = (a: readonly Validator[], b: readonly Validator[]): boolean =>
  a.length === b.length &&
  a.every(({ pubkey, status, balanceGwei, withdrawalCredentials }, i) => {
    const other = b[i];
    return (
      other?.pubkey === pubkey &&
      other.status === status &&
      other.balanceGwei === balanceGwei &&
      other.withdrawalCredentials === withdrawalCredentials
    );
  });

type Effects = { readonly [E in EventName]?: (client: QueryClient, payload: Payload<E>) => void };

/** What each event changes. An event that carries a whole answer sets it; one that only hints asks again what is on screen. */
const effects: Effects = {
  'host.docker': (client, state) => {
    put(client, 'host.docker', {}, state);
    again(client, 'node.list', 'node.stack', 'node.preview', 'practice.status', 'status.get');
  },
  'node.changed': (client, list) => {
    put(client, 'node.list', {}, list);
    again(client, 'node.stack', 'node.forks');
  },
  'practice.changed': (client, status) => {
    put(client, 'practice.status', {}, status);
    again(client, 'practice.options', 'keys.list', 'validators.list');
  },
  'status.changed': (client, status) => {
    const before = client.getQueryData<Output<'status.get'>>(['status.get', {}]);
    put(client, 'status.get', {}, status);
    if (before === undefined || !sameStates(before.validators, status.validators)) again(client, 'validators.list');
    again(client, 'validators.exitRoad');
    askOldPreviews(client);
    const stack = client.getQueryData<Output<'node.stack'>>(['node.stack', {}]);
    if (stack?.checkpoint?.confirmation.state === 'notYet') again(client, 'node.stack');
  },
  'validators.changed': (client, list) => {
    put(client, 'validators.list', {}, list);
    again(client, 'validators.exitRoad', 'validators.exitPreview', 'validators.filePreview');
  },
  'deposit.changed': (client, road) => put(client, 'deposit.road', { pubkey: road.pubkey }, road),
  'setup.changed': (client, state) => {
    put(client, 'setup.get', {}, state);
    again(client, 'keys.list');
  },
  'settings.changed': (client, settings) => put(client, 'settings.get', {}, settings),
  'work.changed': (client, work) => {
    client.setQueryData<Output<'work.list'>>(['work.list', {}], (list) => [work, ...(list ?? []).filter((other) => other.id !== work.id)]);
    if (work.state !== 'running')
      again(
        client,
        'node.list',
        'node.stack',
        'node.preview',
        'node.updates',
        'node.dataCopies',
        'practice.status',
        'keys.list',
        'validators.list',
      );
  },
};

/** Joins events to answers. While the window is hidden nothing is set; what is on screen is asked once when it shows again. */
export const listen = (client: QueryClient): (() => void) => {
  const offs = (Object.keys(effects) as EventName[]).map((name) => join(client, name));
  const shown = (): void => {
    if (document.visibilityState === 'visible') client.invalidateQueries().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', shown);
  return () => {
    for (const off of offs) off();
    document.removeEventListener('visibilitychange', shown);
  };
};

const join = <E extends EventName>(client: QueryClient, name: E): (() => void) => {
  const effect: Effects[E] = effects[name];
  return on(name, (payload) => {
    if (document.visibilityState === 'visible') effect?.(client, payload);
  });
};
