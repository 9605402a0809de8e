import { builderPort, type ClientPart, namedNetwork, unprivileged } from './client.ts';
import { usualPart } from './usual.ts';

/**
 * MEV-Boost 1.12: asks relays for blocks and hands the beacon node the best. Its image needs no rights. Sources: its Dockerfile and
 * cli/flags.go, eth-docker 26.8 `mev-boost.yml`.
 */
export const mevBoost: ClientPart = {
  ...usualPart,
  image: { user: unprivileged.user },
  args: (spec) => [
    ...['-addr', `0.0.0.0:${builderPort}`, `-${namedNetwork(spec).name}`, '-relay-check'],
    ...['-relays', (spec.builder?.relays ?? []).join(',')],
  ],
  files: () => [],
  p2p: () => [],
  ports: {},
  graceSeconds: () => 10,
};
