import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePorts } from '../../free-ports.ts';
import { tar } from '../tar.ts';
import { until } from './world.ts';

const types = {
  list: 'application/vnd.docker.distribution.manifest.list.v2+json',
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
} as const;
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
export const ownArchitecture = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** Whether this machine has the registry that tests pull from; `npm test` installs it on Debian. */
export const registryIsHere = spawnSync('docker-registry', ['--version'], { stdio: 'ignore' }).status === 0;

/** The program `docker-registry` of Debian on a free port of 127.0.0.1 with a folder of its own, as people run it. */
export async function realRegistry() {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-registry-'));
  const [port = 0] = await freePorts(1);
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      version: 0.1,
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: join(folder, 'data') } },
      http: { addr: `127.0.0.1:${port}` },
    }),
  );
  const program = spawn('docker-registry', ['serve', config], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const base = `http://127.0.0.1:${port}/v2`;
  await until(() =>
    fetch(`${base}/`).then(
      (answer) => answer.ok,
      () => false,
    ),
  );

  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(url, init);
    if (!answer.ok) throw new Error(`${init.method} ${url}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const blob = async (name: string, bytes: Buffer): Promise<string> => {
    const begun = await send(`${base}/${name}/blobs/uploads/`, { method: 'POST' });
    const at = new URL(begun.headers.get('location') ?? '', base);
    at.searchParams.set('digest', digestOf(bytes));
    await send(at.href, { method: 'PUT', body: new Uint8Array(bytes) });
    return digestOf(bytes);
  };

  /** The file in which the registry keeps this blob. */
  const pathOf = (digest: string): string => {
    const hex = digest.slice('sha256:'.length);
    return join(folder, 'data/docker/registry/v2/blobs/sha256', hex.slice(0, 2), hex, 'data');
  };
  let lastLayer = '';
  const manifest = async (name: string, tag: string, mediaType: string, value: object): Promise<Buffer> => {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...value }));
    await send(`${base}/${name}/manifests/${tag}`, {
      method: 'PUT',
      headers: { 'Content-Type': mediaType },
      body: new Uint8Array(bytes),
    });
    return bytes;
  };
  const image = async (name: string, tag: string, contents: readonly Buffer[], architecture: string): Promise<Buffer> => {
    const layers = contents.map((bytes, i) => tar([{ path: `layer-${i}`, mode: 0o644, uid: 0, gid: 0, bytes }]));
    const rootfs = { type: 'layers', diff_ids: layers.map(digestOf) };
    const config = Buffer.from(JSON.stringify({ architecture, os: 'linux', config: { Cmd: ['none'] }, rootfs }));
    const zipped = layers.map((layer) => gzipSync(layer, { level: 0 }));
    for (const bytes of [config, ...zipped]) await blob(name, bytes);
    lastLayer = digestOf(zipped.at(-1) ?? config);
    return manifest(name, tag, types.manifest, {
      config: { mediaType: types.config, size: config.length, digest: digestOf(config) },
      layers: zipped.map((bytes) => ({ mediaType: types.layer, size: bytes.length, digest: digestOf(bytes) })),
    });
  };

  return {
    port,
    host: `127.0.0.1:${port}`,
    /** Puts an image of layers with these contents (one file each) under `name:tag`; answers the digest of its manifest. */
    put: async (name: string, tag: string, contents: readonly Buffer[], architecture = ownArchitecture): Promise<string> =>
      digestOf(await image(name, tag, contents, architecture)),
    /** Puts one image for each architecture and a list of them under `name:tag`; answers the digest of the list. */
    async putList(name: string, tag: string, contents: readonly Buffer[], architectures: readonly string[]): Promise<string> {
      const manifests: object[] = [];
      for (const architecture of architectures) {
        const bytes = await image(name, `${tag}-${architecture}`, contents, architecture);
        const platform = { architecture, os: 'linux' };
        manifests.push({ mediaType: types.manifest, size: bytes.length, digest: digestOf(bytes), platform });
      }
      return digestOf(await manifest(name, tag, types.list, { manifests }));
    },
    /** Changes a byte of the last layer that was put, where the registry keeps it. */
    damage(): void {
      const bytes = readFileSync(pathOf(lastLayer));
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      writeFileSync(pathOf(lastLayer), bytes);
    },
    async stop(): Promise<void> {
      program.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
