import { z } from 'zod';
import { clientId, type NodeContainer, role, side } from '../../shared/node.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { containerWhy, type ExitReason, exitReasons } from '../../shared/strings/containers.ts';
import type { DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import type { KnownExit } from './clients/client.ts';
import { roles } from './plan.ts';

const portUses = z.array(z.object({ use: z.enum(['rpc', 'rest', 'keymanager']), container: z.number() }));
const labels = z.object({ [label.side]: side, [label.role]: role, [label.client]: clientId, [label.ports]: z.string() });

/** Ends that look the same in the log of every client. */
const commonExits: readonly KnownExit[] = [
  { when: /no space left on device|ENOSPC/i, reason: 'diskFull' },
  { when: /address already in use|EADDRINUSE/i, reason: 'portInUse' },
  { when: /read-only file system|permission denied|EROFS|EACCES/i, reason: 'noWrite' },
  { when: /401 unauthorized|signature is invalid|invalid (jwt|token)|jwt.{0,40}(invalid|malformed|length)/i, reason: 'wrongJwt' },
  { when: /flag provided but not defined|unknown (argument|flag|option)/i, reason: 'unknownFlag' },
];

/** The reason in the newest line that names one. */
function reasonIn(client: string, lastLines: readonly string[]): ExitReason | null {
  const own = [...executionClients, ...consensusClients].find(({ id }) => id === client)?.exits ?? [];
  for (const line of lastLines.toReversed()) {
    const known = [...own, ...commonExits].find(({ when }) => when.test(line));
    if (known !== undefined) return known.reason;
  }
  return null;
}

/** Why an ended container ended, by its code and the last lines of its log. */
function whyEnded(container: DockerContainer, client: string, lastLines: readonly string[]): string {
  if (container.oomKilled) return exitReasons.outOfMemory;
  const reason = reasonIn(client, lastLines);
  const code = container.exitCode ?? 0;
  // Prysm ends with code 0 when a key is alive elsewhere. Otherwise 0 and SIGTERM's code mean that somebody stopped it.
  if (code === 0 || code === 143 || code === 130) return reason === 'keyAlive' ? exitReasons.keyAlive : containerWhy.stopped;
  if (code === 137) return containerWhy.killed;
  return reason === null ? containerWhy.ended(code) : exitReasons[reason];
}

function why(container: DockerContainer, client: string, lastLines: readonly string[]): string | null {
  switch (container.state) {
    case 'running':
      return null;
    case 'created':
      return containerWhy.created;
    case 'paused':
      return containerWhy.paused;
    case 'dead':
      return containerWhy.dead;
    case 'restarting':
      return containerWhy.restarting(whyEnded(container, client, lastLines));
    case 'exited':
      return whyEnded(container, client, lastLines);
  }
}

/** Whether the last lines of its log are wanted to describe this container. */
export const wantsLog = (container: DockerContainer): boolean => container.state === 'exited' || container.state === 'restarting';

/** A container as the person sees it; null for one that plays no role, such as a first-boot step. */
export function describe(container: DockerContainer, lastLines: readonly string[]): NodeContainer | null {
  const read = labels.safeParse(container.labels);
  if (!read.success) return null;
  const client = read.data[label.client];
  const uses = usesOf(read.data[label.ports]);
  return {
    id: container.id,
    name: container.name,
    side: read.data[label.side],
    role: read.data[label.role],
    client,
    clientName: clientTitles[client],
    image: container.image,
    state: container.state,
    startedAt: container.startedAt,
    exitCode: container.exitCode,
    why: why(container, client, lastLines),
    ports: container.ports.flatMap((port) => {
      const use = uses.find((known) => known.container === port.container)?.use;
      return use === undefined ? [] : [{ use, host: port.host }];
    }),
  };
}

function usesOf(text: string): z.infer<typeof portUses> {
  try {
    return portUses.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

/** Own side first, then start order. */
export const inOrder = (a: NodeContainer, b: NodeContainer): number =>
  Number(a.side === 'rest') - Number(b.side === 'rest') || roles.indexOf(a.role) - roles.indexOf(b.role) || (a.name < b.name ? -1 : 1);
