import { z } from 'zod';
import type { DockerContainer } from './docker.ts';

/** What `GET /containers/{id}/json` must hold. */
export const inspected = z.object({
  Id: z.string(),
  /** Id of the image that it was made from. */
  Image: z.string(),
  Name: z.string(),
  RestartCount: z.number().default(0),
  State: z.object({
    Status: z.string(),
    StartedAt: z.string(),
    FinishedAt: z.string(),
    ExitCode: z.number(),
    OOMKilled: z.boolean(),
  }),
  Config: z.object({ Image: z.string(), User: z.string(), Labels: z.record(z.string(), z.string()).nullable() }),
  HostConfig: z.object({
    PortBindings: z.record(z.string(), z.array(z.object({ HostPort: z.string() })).nullable()).nullable(),
  }),
  NetworkSettings: z.object({
    Networks: z.record(
      z.string(),
      z.object({ IPAddress: z.string(), IPAMConfig: z.object({ IPv4Address: z.string().optional() }).nullable().optional() }),
    ),
  }),
});
export type Inspected = z.infer<typeof inspected>;

const states = ['created', 'running', 'paused', 'restarting', 'exited', 'dead'] as const;

// Docker writes the year 1 for "never".
const unixMs = (time: string): number | null => (time.startsWith('0001-') ? null : Date.parse(time));

/** A container as Hearth knows it. A container being removed counts as dead. */
export function containerOf(raw: Inspected): DockerContainer {
  const state = states.find((known) => known === raw.State.Status) ?? 'dead';
  const ended = state === 'exited' || state === 'dead' || state === 'restarting';
  const network = Object.values(raw.NetworkSettings.Networks)[0];
  const ip = network?.IPAddress || network?.IPAMConfig?.IPv4Address || null;
  const ports = Object.entries(raw.HostConfig.PortBindings ?? {}).flatMap(([container, bindings]) =>
    (bindings ?? []).map(({ HostPort }) => ({ container: Number.parseInt(container, 10), host: Number(HostPort) })),
  );
  return {
    id: raw.Id,
    name: raw.Name.replace(/^\//, ''),
    image: raw.Config.Image,
    state,
    startedAt: unixMs(raw.State.StartedAt),
    finishedAt: ended ? unixMs(raw.State.FinishedAt) : null,
    exitCode: ended ? raw.State.ExitCode : null,
    oomKilled: raw.State.OOMKilled,
    restarts: raw.RestartCount,
    labels: raw.Config.Labels ?? {},
    ports,
    ip,
  };
}
