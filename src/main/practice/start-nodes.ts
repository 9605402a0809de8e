import { AppError } from '../../shared/app-error.ts';
import type { Role, Side } from '../../shared/node.ts';
import type { PracticeDeps } from './deps.ts';
import type { InstanceFacts } from './facts.ts';
import { ownSpec, type PracticeNodeSpec, peerAddress, restSpec, type SpecInput } from './specs.ts';
import { until } from './until.ts';
import { findInstance, type Instance, memberAt, urlOf } from './world.ts';

/** A very busy machine takes minutes; a container that ended is noticed at once. */
const BEACON_START_MS = 300_000;

/**
 * Starts what does not run of both nodes, in the order the clients need: a validator client only when its beacon node answers, the own
 * beacon node only when the other one can be named to it. Containers that exist are never made anew, so `gone` cannot come from here.
 * Errors: `docker.*`, `container.stopped`, `work.cancelled`.
 */
export async function startNodes(deps: PracticeDeps, facts: InstanceFacts, signal: AbortSignal, onContainer: () => void): Promise<void> {
  const { docker, node, owner, folder, freePorts } = deps;
  const look = async (): Promise<Instance> => {
    const instance = await findInstance(docker, owner);
    if (instance?.facts.instance !== facts.instance) throw new AppError('docker.lost');
    return instance;
  };
  const [rest = 0, ownRpc = 0, ownRest = 0, keymanager = 0] = await freePorts(4);
  const { network, prefix } = await look();
  const input = (hostPorts: PracticeNodeSpec['hostPorts']): SpecInput => ({ facts, owner, prefix, path: folder.path, hostPorts });
  const restInput = input({ rpc: null, rest, keymanager: null });
  const ownInput = input({ rpc: ownRpc, rest: ownRest, keymanager });

  async function bring(spec: PracticeNodeSpec, ...roles: readonly Role[]): Promise<void> {
    const instance = await look();
    for (const role of roles) {
      const member = memberAt(instance, spec.side, role);
      if (member?.state === 'paused') await docker.unpause(member.name);
      else if (member?.state === 'exited' || member?.state === 'dead') await docker.start(member.name);
      else if (!member || member.state === 'created') {
        // Made but never started: its ports may be taken by now.
        if (member) await docker.remove(member.name);
        await node.apply(
          node.plan(spec).filter((p) => p.role === role),
          network,
          signal,
          () => undefined,
        );
      }
      onContainer();
    }
  }
  /** Waits until a beacon node answers, and fails as soon as its container has ended. */
  async function answers<T>(side: Side, ask: (api: ReturnType<PracticeDeps['beacon']>) => Promise<T>): Promise<T> {
    const instance = await look();
    const url = urlOf(instance, side, 'beacon', 'rest');
    const name = memberAt(instance, side, 'beacon')?.name ?? '';
    const api = deps.beacon(url ?? '');
    const answer = await until({ clock: deps.clock, signal, everyMs: 250, forMs: BEACON_START_MS }, async () => {
      const state = (await docker.inspect(name))?.state;
      return state === 'running' ? { value: await ask(api) } : state === 'exited' || state === 'dead' ? { ended: true as const } : null;
    });
    if (answer && 'value' in answer) return answer.value;
    const log = (await docker.logs(name, 20)).map((l) => l.text);
    throw new AppError('container.stopped', {
      what: `The beacon node ${name}`,
      found: log.at(-1) ?? 'it never answered',
      details: log.join('\n'),
    });
  }

  await bring(restSpec(restInput), 'execution', 'beacon');
  await bring(ownSpec(ownInput, null), 'execution');
  await answers('rest', (api) => api.genesis());
  await bring(restSpec(restInput), 'validator');
  const peer = await answers('rest', async (api) => {
    const address = peerAddress(facts.consensus.client, prefix, await api.identity());
    if (address === null) throw new AppError('beacon.answer', { what: 'node/identity' });
    return address;
  });
  await bring(ownSpec(ownInput, peer), 'beacon');
  await answers('own', (api) => api.genesis());
  await bring(ownSpec(ownInput, peer), 'validator');
}
