import { because } from '../../../shared/strings/host.ts';
import { type ClockFact, clock } from './clock-state.ts';
import { type DiskFact, type DiskKind, kind, space } from './disk.ts';
import { type Found, look, notFound } from './look.ts';
import { type CpuFact, cpu, type MemoryFact, memory, type SystemFact, system } from './machine.ts';
import { type PortsFact, ports } from './ports.ts';
import { type PowerFact, power } from './power.ts';
import { type ToolsFact, tools, validatorPrograms } from './programs.ts';

/** What this machine tells of itself. Each fact is there, or says why it is not. */
export type HostFacts = {
  readonly system: Found<SystemFact>;
  readonly cpu: Found<CpuFact>;
  readonly memory: Found<MemoryFact>;
  readonly dataDisk: Found<DiskFact>;
  readonly dockerDisk: Found<DiskFact>;
  readonly diskKind: Found<DiskKind>;
  readonly clock: Found<ClockFact>;
  readonly ports: Found<PortsFact>;
  readonly power: Found<PowerFact>;
  readonly validatorPrograms: Found<readonly string[]>;
  readonly tools: Found<ToolsFact>;
};
/** Reads all facts in parallel, each with a time-out; never throws. `dockerRoot`: Docker's folder, null where Docker is not on this machine. */
export type ReadHostFacts = (dockerRoot: string | null) => Promise<HostFacts>;

export function hostFacts({ dataDir }: { readonly dataDir: string }): ReadHostFacts {
  return async (dockerRoot) => {
    const dockerSpace = async () => (dockerRoot === null ? notFound(because.noDockerRoot) : space(dockerRoot));
    const reads = {
      system: look(system),
      cpu: look(cpu),
      memory: look(memory),
      dataDisk: look(() => space(dataDir)),
      dockerDisk: look(dockerSpace),
      diskKind: look(() => kind(dataDir)),
      clock: look(clock),
      ports: look(ports),
      power: look(power),
      validatorPrograms: look(validatorPrograms),
      tools: look(tools),
    };
    return {
      system: await reads.system,
      cpu: await reads.cpu,
      memory: await reads.memory,
      dataDisk: await reads.dataDisk,
      dockerDisk: await reads.dockerDisk,
      diskKind: await reads.diskKind,
      clock: await reads.clock,
      ports: await reads.ports,
      power: await reads.power,
      validatorPrograms: await reads.validatorPrograms,
      tools: await reads.tools,
    };
  };
}
