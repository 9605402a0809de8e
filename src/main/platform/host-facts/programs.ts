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

const signers: readonly (readonly [string, (p: Program) => boolean])[] = [
  ['Lighthouse', ({ name, params }) => name === 'lighthouse' && /\b(vc|validator(_client)?)\b/.test(params)],
  ['Prysm', ({ name }) => /^validator(-v?\d|$)/.test(name)],
  ['Lodestar', ({ name, params }) => /node|lodestar/.test(name) && /lodestar/.test(`${name} ${params}`) && /\bvalidator\b/.test(params)],
  [
    'Teku',
    ({ name, params }) =>
      /java|teku/.test(name) && /teku/.test(`${name} ${params}`) && /validator-client|\bvc\b|--validator-keys/.test(params),
  ],
  ['Nimbus', ({ name }) => name.startsWith('nimbus_validator')],
  ['Vouch', ({ name }) => name === 'vouch'],
];

/** Names of validator clients among these programs. */
export const validatorsAmong = (list: readonly Program[]): readonly (readonly [string, number])[] =>
  list.flatMap((program) => signers.filter(([, is]) => is(program)).map(([title]) => [title, program.pid] as const));

const inContainer = async (pid: number) =>
  /docker|containerd|libpod|kubepods/.test(await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => ''));

const nodes: readonly (readonly [string, RegExp])[] = [
  ['Geth', /^geth$/],
  ['Nethermind', /^nethermind(\.runner)?$/i],
  ['Erigon', /^erigon$/],
  ['Reth', /^reth$/],
  ['Lighthouse', /^lighthouse$/],
  ['Nimbus', /^nimbus_beacon_node/],
  ['Prysm', /^beacon-chain/],
  ['Grandine', /^grandine$/],
];
/** Names of nodes' clients among these programs. Besu, Teku and Lodestar hide behind the names of their runtimes and are told by arguments. */
export const nodesAmong = (list: readonly Program[]): readonly (readonly [string, number])[] =>
  list.flatMap((program) => [
    ...nodes.filter(([, name]) => name.test(program.name)).map(([title]) => [title, program.pid] as const),
    ...(['Besu', 'Teku'] as const)
      .filter((title) => program.name === 'java' && program.params.toLowerCase().includes(`${title.toLowerCase()}`))
      .map((title) => [title, program.pid] as const),
    ...(/lodestar/.test(program.params) && /\bbeacon\b/.test(program.params) ? [['Lodestar', program.pid] as const] : []),
  ]);

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
