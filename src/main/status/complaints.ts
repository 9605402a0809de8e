import type { NodeContainer, Role } from '../../shared/node.ts';
import type { LayerHealth, LayerStatus } from '../../shared/status.ts';
import type { ExitReason } from '../../shared/strings/containers.ts';
import { every, type Look } from './look.ts';

const EVERY_MS = 30_000;
const ill: readonly LayerHealth[] = ['stalled', 'silent'];

type Input = {
  readonly now: number;
  readonly own: readonly NodeContainer[];
  readonly look: Look;
  readonly layers: Readonly<Record<'execution' | 'consensus' | 'validatorClient', LayerStatus>>;
};
type Complaint = { readonly container: NodeContainer; readonly reason: ExitReason };

/** Reads the log of the layer that is not well, now and then; the beacon node's first, for it also names what its execution client does wrong. */
export function complaintAsker(ask: (name: string) => Promise<ExitReason | null>) {
  const due = every(EVERY_MS);
  let last: Complaint | null = null;
  return async ({ now, own, look, layers }: Input): Promise<Complaint | null> => {
    const roles: Role[] = [];
    if (look.consensus.elOffline || ill.includes(layers.consensus.health)) roles.push('beacon');
    if (ill.includes(layers.execution.health)) roles.push('execution');
    if (ill.includes(layers.validatorClient.health)) roles.push('validator');
    if (roles.length === 0) last = null;
    else if (due(now))
      last = await first(
        own.filter(({ role, state }) => roles.includes(role) && state === 'running'),
        roles,
      );
    return last;
  };

  async function first(own: readonly NodeContainer[], roles: readonly Role[]): Promise<Complaint | null> {
    for (const role of roles) {
      const container = own.find((one) => one.role === role);
      const reason = container ? await ask(container.name).catch(() => null) : null;
      if (container && reason !== null) return { container, reason };
    }
    return null;
  }
}
