import type { DockerState, HostCheck, Verdict } from '../../shared/host.ts';
import type { KeychainState } from '../../shared/keychain.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { because } from '../../shared/strings/host.ts';
import type { Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { ReadHostFacts } from '../platform/host-facts/host-facts.ts';
import type { Found } from '../platform/host-facts/look.ts';
import type { Facts, OtherContainer } from './checks/check.ts';
import { checks } from './checks/index.ts';

const worst: readonly Verdict[] = ['stops', 'watch', 'unknown', 'fine'];

/** All findings for a network, worst first. Pure. */
function judgeAll(facts: Facts, network: NetworkName): readonly HostCheck[] {
  return checks
    .map(({ id, title, why, needs, judge }) => ({ id, title, why, needed: needs(network), ...judge(facts, network) }))
    .sort((a, b) => worst.indexOf(a.verdict) - worst.indexOf(b.verdict));
}

export type HostService = {
  readonly check: (network: NetworkName) => Promise<HostCheck[]>;
  readonly docker: () => Promise<DockerState>;
};

/** Is this machine fit? Reads facts and judges them. A failing check is a value; nothing here throws. `owner`: whose containers are ours. */
export function hostService(deps: {
  readonly facts: ReadHostFacts;
  readonly docker: Pick<Docker, 'state' | 'rootDir' | 'list'>;
  readonly owner: string;
  readonly keychain: () => Promise<KeychainState>;
}): HostService {
  const { facts, docker, owner } = deps;

  const keychain = (): Promise<Found<KeychainState>> =>
    deps.keychain().then(
      (value) => ({ ok: true, value }),
      (error: unknown) => ({ ok: false, because: because.failed(error instanceof Error ? error.message : String(error)) }),
    );

  async function containers(): Promise<Found<readonly OtherContainer[]>> {
    const all = await docker.list({});
    const others = all.filter(({ labels }) => labels[label.owner] !== owner);
    return { ok: true, value: others.map(({ name, image, labels }) => ({ name, image, hearth: labels[label.owner] ?? null })) };
  }

  return {
    docker: () => docker.state(),
    async check(network) {
      const state = await docker.state();
      const noDocker: Found<never> = { ok: false, because: because.noDocker };
      const ready = state.state === 'ready';
      const root = ready ? await docker.rootDir().catch(() => null) : null;
      const [read, others, kept] = await Promise.all([facts(root), ready ? containers().catch(() => noDocker) : noDocker, keychain()]);
      return [...judgeAll({ ...read, docker: state, containers: others, keychain: kept }, network)];
    },
  };
}
