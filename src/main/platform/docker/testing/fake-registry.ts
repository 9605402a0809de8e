import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { tar } from '../tar.ts';

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A registry on 127.0.0.1 with one image, `thing:1`, of layers with these contents (Docker Registry HTTP API V2, read only). */
export async function fakeRegistry(contents: readonly Buffer[]) {
  const layers = contents.map((bytes, i) => tar([{ path: `layer-${i}`, mode: 0o644, uid: 0, gid: 0, bytes }]));
  const config = Buffer.from(
    JSON.stringify({
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
    }),
  );
  const zipped = layers.map((layer) => gzipSync(layer, { level: 0 }));
  const blobs = new Map([config, ...zipped].map((bytes) => [digestOf(bytes), bytes]));
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: { mediaType: 'application/vnd.docker.container.image.v1+json', size: config.length, digest: digestOf(config) },
      layers: zipped.map((bytes) => ({
        mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
        size: bytes.length,
        digest: digestOf(bytes),
      })),
    }),
  );
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const blob = blobs.get(/\/blobs\/(sha256:\w+)/.exec(url)?.[1] ?? '');
    const isManifest = /^\/v2\/thing\/manifests\/(1|sha256:\w+)$/.test(url);
    const body = url === '/v2/' ? Buffer.from('{}') : isManifest ? manifest : blob;
    if (body === undefined) {
      response.writeHead(404, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] }));
      return;
    }
    const type = isManifest ? 'application/vnd.docker.distribution.manifest.v2+json' : 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length, 'Docker-Content-Digest': digestOf(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
