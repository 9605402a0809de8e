import { readFile } from 'node:fs/promises';
import { type Found, found, run } from './look.ts';
import { si } from './si.ts';

/** Versions of the programs that build the classic images; null: not on this machine. */
export type ToolsFact = Readonly<Record<'node' | 'npm' | 'go' | 'tar' | 'ldd', string | null>>;

const version = (text: string | null) => /\d+\.\d+(\.\d+)?/.exec(text ?? '')?.[0] ?? null;

export async function tools(): Promise<Found<ToolsFact>> {
  const [npm, go, tar, ldd] = await Promise.all([
    run('npm', ['--version']),
    run('go', ['version']),
    run('tar', ['--version']),
    run('ldd', ['--version']),
  ]);
  return found({ node: process.versions.node, npm: version(npm), go: version(go), tar: version(tar), ldd: version(ldd) });
}

type Program = { readonly pid: number; readonly name: string; readonly params: string };

/** Clients by title, and how each is told from its name and arguments. */
type Clients = readonly (readonly [title: string, is: (program: Program) => boolean])[];
const named =
  (pattern: RegExp) =>
  ({ name }: Program) =>
    pattern.test(name);
const among =
  (clients: Clients) =>
  (list: readonly Program[]): readonly (readonly [title: string, pid: number])[] =>
    list.flatMap((program) => clients.filter(([, is]) => is(program)).map(([title]) => [title, program.pid] as const));

/** Names of validator clients among these programs. */
export const validatorsAmong = among([
  ['Lighthouse', ({ name, params }) => name === 'lighthouse' && /\b(vc|validator(_client)?)\b/.test(params)],
  ['Prysm', named(/^validator(-v?\d|$)/)],
  ['Lodestar', ({ name, params }) => /node|lodestar/.test(name) && /lodestar/.test(`${name} ${params}`) && /\bvalidator\b/.test(params)],
  [
    'Teku',
    ({ name, params }) =>
      /java|teku/.test(name) && /teku/.test(`${name} ${params}`) && /validator-client|\bvc\b|--validator-keys/.test(params),
  ],
  ['Nimbus', named(/^nimbus_validator/)],
  ['Vouch', named(/^vouch$/)],
]);
/** Names of nodes' clients among these programs. Besu, Teku and Lodestar hide behind the names of their runtimes and are told by arguments. */
export const nodesAmong = among([
  ['Geth', named(/^geth$/)],
  ['Nethermind', named(/^nethermind(\.runner)?$/i)],
  ['Erigon', named(/^erigon$/)],
  ['Reth', named(/^reth$/)],
  ['Lighthouse', named(/^lighthouse$/)],
  ['Nimbus', named(/^nimbus_beacon_node/)],
  ['Prysm', named(/^beacon-chain/)],
  ['Grandine', named(/^grandine$/)],
  ['Besu', ({ name, params }) => name === 'java' && /besu/i.test(params)],
  ['Teku', ({ name, params }) => name === 'java' && /teku/i.test(params)],
  ['Lodestar', ({ params }) => /lodestar/.test(params) && /\bbeacon\b/.test(params)],
]);

const inContainer = async (pid: number) =>
  /docker|containerd|libpod|kubepods/.test(await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => ''));

/** Those that run outside containers; those inside are told by Docker. */
async function outside(all: readonly (readonly [string, number])[]): Promise<Found<readonly string[]>> {
  const free = await Promise.all(all.map(async ([, pid]) => !(await inContainer(pid))));
  return found([...new Set(all.filter((_, i) => free[i]).map(([title]) => title))]);
}

/** Everything that runs on this machine; asked once per look. */
export type Programs = () => Promise<readonly Program[]>;
export const programs: Programs = async () => (await (await si()).processes()).list;

export const validatorPrograms = async (list: Programs) => outside(validatorsAmong(await list()));
export const nodePrograms = async (list: Programs) => outside(nodesAmong(await list()));
