import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SigningNetwork, signingNetwork, signingNetworkNames } from '../../../../shared/networks.ts';
import { type Bls, loadBls } from '../../bls.ts';
import { withOpener } from '../../jobs/verify.ts';
import type { Judged } from '../across.ts';
import { judgeFiles, type ReadFile } from '../verify.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
export const networks: readonly SigningNetwork[] = signingNetworkNames.map((name) =>
  signingNetwork.parse(JSON.parse(readFileSync(new URL(`../../../../../resources/networks/${name}.json`, import.meta.url), 'utf8'))),
);

/** Files of the reference tool, of one case or all. */
export const fixtureFiles = (...cases: readonly string[]): readonly ReadFile[] =>
  cases.flatMap((name) =>
    readdirSync(join(fixtures, name), { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => join(e.parentPath, e.name))
      .sort()
      .map((path) => ({ path, bytes: readFileSync(path), named: true })),
  );
export const fixture = (name: string, part: string): ReadFile => {
  const found = fixtureFiles(name).find(({ path }) => path.includes(part));
  if (found === undefined) throw new Error(`no fixture ${name} ${part}`);
  return found;
};
export const textOf = ({ bytes }: ReadFile): string => new TextDecoder().decode(bytes);
export const fileOf = (path: string, text: string | Uint8Array, named = true): ReadFile => ({
  path,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  named,
});

type Asked = {
  readonly network?: string;
  readonly address?: string;
  readonly password?: string;
  readonly ofIndex?: ReadonlyMap<string, string>;
};
let backend: Promise<Bls> | null = null;

/** Judges files as the key process does. */
export async function judge(files: readonly ReadFile[], asked: Asked = {}): Promise<readonly Judged[]> {
  backend ??= loadBls();
  const bls = await backend;
  const judging = { bls, networks, network: networks.find((n) => n.name === asked.network) ?? null, address: asked.address ?? null };
  const password = asked.password === undefined ? null : new TextEncoder().encode(asked.password);
  return withOpener(bls, password, (open) => judgeFiles(files, judging, open, asked.ofIndex ?? new Map()));
}
export const codes = (file: Judged | undefined): string[] => file?.findings.map(({ code }) => code) ?? ['nothing was judged'];
