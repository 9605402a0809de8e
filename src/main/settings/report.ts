import type { DockerState, HostCheck } from '../../shared/host.ts';
import type { LogLine, NodeContainer } from '../../shared/node.ts';
import type { About, Settings } from '../../shared/settings.ts';
import { redact } from './redact.ts';

/** What the other rooms know, each asked anew; one that fails costs its own section only. */
export type ReportSources = {
  /** Which BLS implementation signs here. */
  readonly bls: () => Promise<string>;
  readonly docker: () => Promise<DockerState>;
  readonly checks: () => Promise<readonly HostCheck[]>;
  readonly containers: () => Promise<readonly NodeContainer[]>;
  readonly logs: (name: string, tail: number) => Promise<readonly LogLine[]>;
};
const logTail = 300;

const section = (title: string, lines: readonly string[]): string => [`== ${title}`, ...lines, ''].join('\n');
const couldNot = (error: unknown): readonly string[] => [`could not look: ${error instanceof Error ? error.message : String(error)}`];

const dockerLine = (docker: DockerState): string =>
  docker.state === 'ready' ? `${docker.version}, API ${docker.apiVersion}, ${docker.os}` : docker.fault.message;
const containerLine = (c: NodeContainer): string =>
  `${c.name}  ${c.image}  ${c.state}  ${c.startedAt === null ? '' : new Date(c.startedAt).toISOString()}${c.why === null ? '' : `  ${c.why}`}`;
const logText = ({ at, text }: LogLine): string => (at === null ? text : `${new Date(at).toISOString()} ${text}`);

/** All that helps to understand a fault, as one text without secrets, and without what points at a person unless it is wanted. */
export async function report(
  { about, settings, now }: { readonly about: About; readonly settings: Settings; readonly now: number },
  sources: ReportSources,
  withAddresses: boolean,
): Promise<string> {
  const [bls, docker, checks, containers] = await Promise.all([
    sources.bls().catch(() => 'does not load'),
    sources.docker().then((state) => [dockerLine(state)], couldNot),
    sources.checks().then((all) => all.map(({ verdict, id, found }) => `${verdict.padEnd(8)} ${id}: ${found}`), couldNot),
    sources.containers().catch(() => []),
  ]);
  const logs = await Promise.all(
    containers.map(async ({ name }) =>
      section(`Log of ${name}`, await sources.logs(name, logTail).then((lines) => lines.map(logText), couldNot)),
    ),
  );
  const { version, electron, node, notices } = about;
  const versions = [`Hearth ${version}`, `Electron ${electron ?? 'none (terminal)'}`, `Node ${node}`, `BLS ${bls}`];
  const parts = [
    section('Versions', [...versions, new Date(now).toISOString()]),
    section(
      'Settings',
      Object.entries(settings).map(([name, value]) => `${name}: ${String(value)}`),
    ),
    section(
      'Found at the start',
      notices.map(({ code, message }) => `${code}: ${message}`),
    ),
    section('Docker', docker),
    section('This machine', checks),
    section('Containers', containers.map(containerLine)),
    ...logs,
  ];
  return parts.map((part) => redact(part, { addresses: withAddresses })).join('\n');
}
