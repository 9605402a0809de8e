import { because } from '../../../shared/strings/host.ts';
import { type ClockOffsetFact, clockOffset, timeServers } from './clock-offset.ts';
import { type ClockFact, clock } from './clock-state.ts';
import { type CpuSpeedFact, cpuSpeed } from './cpu-speed.ts';
import { type DiskFact, type DiskKind, kind, space } from './disk.ts';
import { type DiskHealthFact, diskHealth } from './disk-health.ts';
import { type FirewallFact, firewall } from './firewall.ts';
import { type Ipv6Fact, ipv6 } from './ipv6.ts';
import { type Found, look, notFound } from './look.ts';
import { type CpuFact, cpu, type MemoryFact, memory, type SystemFact, system } from './machine.ts';
import { type MountFact, mount } from './mount.ts';
import { nodeFolders } from './node-folders.ts';
import { type PortsFact, ports } from './ports.ts';
import { type PowerFact, power } from './power.ts';
import { nodePrograms, programs, type ToolsFact, tools, validatorPrograms } from './programs.ts';
import type { TimeServer } from './sntp.ts';
import { type SupportFact, support } from './support.ts';
import { type TimeZoneFact, timeZone } from './time-zone.ts';
import { type UpdatesFact, updates } from './updates.ts';
import { type VirtualFact, virtual } from './virtual.ts';

/** What this machine tells of itself. Each fact is there, or says why it is not. The disk of the node's data is Hearth's own where Docker's is not shown. */
export type HostFacts = {
  readonly system: Found<SystemFact>;
  readonly support: Found<SupportFact>;
  readonly virtual: Found<VirtualFact>;
  readonly cpu: Found<CpuFact>;
  readonly cpuSpeed: Found<CpuSpeedFact>;
  readonly memory: Found<MemoryFact>;
  readonly dataDisk: Found<DiskFact>;
  readonly dockerDisk: Found<DiskFact>;
  /** Where the node's data lie, or are to lie. */
  readonly chainDisk: Found<DiskFact>;
  readonly diskKind: Found<DiskKind>;
  readonly dockerDiskKind: Found<DiskKind>;
  readonly diskHealth: Found<DiskHealthFact>;
  readonly mount: Found<MountFact>;
  readonly clock: Found<ClockFact>;
  readonly clockOffset: Found<ClockOffsetFact>;
  readonly timeZone: Found<TimeZoneFact>;
  readonly ports: Found<PortsFact>;
  readonly ipv6: Found<Ipv6Fact>;
  readonly firewall: Found<FirewallFact>;
  readonly power: Found<PowerFact>;
  readonly updates: Found<UpdatesFact>;
  readonly validatorPrograms: Found<readonly string[]>;
  readonly nodePrograms: Found<readonly string[]>;
  readonly nodeFolders: Found<readonly string[]>;
  readonly tools: Found<ToolsFact>;
};
/** One question per fact, each with a time-out; none throws. */
export type HostProbes = { readonly [K in keyof HostFacts]: () => Promise<HostFacts[K]> };
/**
 * The questions of one look. `dockerRoot`: Docker's folder, null where Docker is not on this machine; `peerPorts`: what peers shall reach;
 * `dataFolder`: where the node's data lie, null where Docker keeps its own.
 */
export type ProbeHost = (dockerRoot: () => Promise<string | null>, peerPorts: readonly number[], dataFolder: string | null) => HostProbes;

type Options = { readonly dataDir: string; readonly now?: () => number; readonly timeServers?: readonly TimeServer[] };

export function hostFacts({ dataDir, now = Date.now, timeServers: servers = timeServers }: Options): ProbeHost {
  const preciseNow = () => performance.timeOrigin + performance.now();
  return (dockerRoot, peerPorts, dataFolder) => {
    const inDocker =
      <T>(read: (folder: string) => Promise<Found<T>>) =>
      async () => {
        const root = await dockerRoot();
        return root === null ? notFound(because.noDockerRoot) : read(root);
      };
    const nodeFolder = async () => dataFolder ?? (await dockerRoot()) ?? dataDir;
    let running: ReturnType<typeof programs> | null = null;
    const list = () => {
      running ??= programs();
      return running;
    };
    return {
      system: () => look(system),
      support: () => look(() => support(now())),
      virtual: () => look(virtual),
      cpu: () => look(cpu),
      cpuSpeed: () => look(cpuSpeed),
      memory: () => look(memory),
      dataDisk: () => look(() => space(dataDir)),
      dockerDisk: () => look(inDocker(space)),
      chainDisk: () => look(dataFolder === null ? inDocker(space) : () => space(dataFolder)),
      diskKind: () => look(async () => kind(await nodeFolder())),
      dockerDiskKind: () => look(inDocker(kind)),
      diskHealth: () => look(async () => diskHealth(await nodeFolder())),
      mount: () => look(async () => mount(await nodeFolder())),
      clock: () => look(clock),
      clockOffset: () => look(() => clockOffset(servers, preciseNow)),
      timeZone: () => look(timeZone),
      ports: () => look(() => ports(peerPorts)),
      ipv6: () => look(ipv6),
      firewall: () => look(() => firewall(peerPorts)),
      power: () => look(power),
      updates: () => look(updates),
      validatorPrograms: () => look(() => validatorPrograms(list)),
      nodePrograms: () => look(() => nodePrograms(list)),
      nodeFolders: () => look(() => nodeFolders()),
      tools: () => look(tools),
    };
  };
}
