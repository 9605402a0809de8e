import { z } from 'zod';
import { clientId, type LogLine, type NodeContainer, role, side } from '../../shared/node.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { containerWhy, type ExitReason, exitReasons } from '../../shared/strings/containers.ts';
import type { DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { roles } from './plan.ts';
import { reasonIn } from './reasons.ts';

const portUses = z.array(z.object({ use: z.enum(['rpc', 'rest', 'keymanager']), container: z.number() }));
const labels = z.object({ [label.side]: side, [label.role]: role, [label.client]: clientId, [label.ports]: z.string() });

/** Ends with code 0 that nobody asked for: Prysm's, with a key alive elsewhere and with a flag that it does not know. */
const endsWithZero: readonly ExitReason[] = ['keyAlive', 'unknownFlag'];

/** Why its last run ended, by its code and the lines of that run. */
function whyEnded(container: DockerContainer, client: string, lines: readonly string[]): string {
  if (container.oomKilled) return exitReasons.outOfMemory;
  const reason = reasonIn(client, lines);
  const code = container.exitCode ?? 0;
  // SIGTERM's code means that somebody stopped it.
  if (code === 0 || code === 143 || code === 130)
    return reason !== null && endsWithZero.includes(reason) ? exitReasons[reason] : containerWhy.stopped;
  if (reason !== null) return exitReasons[reason];
  return code === 137 ? containerWhy.killed : containerWhy.ended(code);
}

/** Started again by Docker a moment ago: between two ends of a crash loop it runs for some seconds each time. */
const isLooping = ({ state, restarts, startedAt }: DockerContainer, now: number): boolean =>
  state === 'running' && restarts > 0 && startedAt !== null && now - startedAt < loopMs;

/** How long a container is under suspicion after Docker started it again. Docker itself forgets a restart after ten seconds. */
export const loopMs = 60_000;

function why(container: DockerContainer, client: string, lines: readonly LogLine[], now: number): string | null {
  const texts = linesOfLastRun(container, lines);
  switch (container.state) {
    case 'running': {
      const reason = isLooping(container, now) ? reasonIn(client, texts) : null;
      return reason === null ? null : containerWhy.restarting(exitReasons[reason], container.restarts);
    }
    case 'created':
      return containerWhy.created;
    case 'paused':
      return containerWhy.paused;
    case 'dead':
      return containerWhy.dead;
    case 'restarting':
      return containerWhy.restarting(whyEnded(container, client, texts), container.restarts);
    case 'exited':
      return whyEnded(container, client, texts);
  }
}

/** Docker notes a start up to so long after the client has written its first lines. */
const startsLateMs = 1_000;

/** Of a container that ended, what it wrote since its last start; of one that Docker has just started again, what it wrote before. */
function linesOfLastRun({ state, startedAt }: DockerContainer, lines: readonly LogLine[]): readonly string[] {
  const belongs = (at: number, started: number): boolean => (state === 'running' ? at < started : at >= started - startsLateMs);
  return lines.filter(({ at }) => at === null || startedAt === null || belongs(at, startedAt)).map(({ text }) => text);
}

/** Whether the last lines of its log are wanted to describe this container. `now` is Unix ms. */
export const wantsLog = (container: DockerContainer, now: number): boolean =>
  container.state === 'exited' || container.state === 'restarting' || isLooping(container, now);

/** A container as the person sees it; null for one that plays no role, such as a first-boot step. */
export function describe(container: DockerContainer, lastLines: readonly LogLine[], now: number): NodeContainer | null {
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
    why: why(container, client, lastLines, now),
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
