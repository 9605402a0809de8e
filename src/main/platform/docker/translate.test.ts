import { expect, test } from 'vitest';
import { translate, translatePull } from './translate.ts';

const answered = (statusCode: number, message: string): Error =>
  Object.assign(new Error(`(HTTP code ${statusCode}) server error - ${message} `), { statusCode, json: { message } });
const failed = (code: string): Error => Object.assign(new Error(`connect ${code} /var/run/docker.sock`), { code });

// Messages of Docker 20.10 and 28, and codes of Node.
test.each([
  [failed('ECONNREFUSED'), 'docker.lost', undefined],
  [failed('ENOENT'), 'docker.lost', undefined],
  [failed('ECONNRESET'), 'docker.lost', undefined],
  [failed('EACCES'), 'docker.permission', undefined],
  [answered(404, 'No such image: hearth/geth:1'), 'image.missing', 'hearth/geth:1'],
  [answered(500, 'mkdir /var/lib/docker/overlay2/x: no space left on device'), 'docker.diskFull', ''],
  [
    answered(
      500,
      'driver failed programming external connectivity on endpoint a: Bind for 127.0.0.1:8545 failed: port is already allocated',
    ),
    'docker.portTaken',
    '8545',
  ],
  [answered(500, 'failed to bind host port 127.0.0.1:38545/tcp: address already in use'), 'docker.portTaken', '38545'],
  [answered(500, 'Error starting userland proxy: listen tcp4 127.0.0.1:9596: bind: address already in use'), 'docker.portTaken', '9596'],
  [answered(400, 'invalid mount config.'), 'docker.refused', 'invalid mount config'],
])('%s becomes %s', (error, code, what) => {
  const fault = translate(error, 'do a thing');
  expect({ code: fault.code, what: fault.params.what }).toEqual({ code, what });
});

test.each([
  ['Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host', 'image.unreachable'],
  ['Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout', 'image.unreachable'],
  ['manifest for a/b:1 not found: manifest unknown: manifest unknown', 'image.unknown'],
  ["pull access denied for a/b, repository does not exist or may require 'docker login': denied", 'image.unknown'],
  ['no matching manifest for linux/amd64 in the manifest list entries', 'image.architecture'],
  ['filesystem layer verification failed for digest sha256:0f', 'image.damaged'],
  ['manifest verification failed for digest sha256:0f', 'image.damaged'],
  ['write /var/lib/docker/tmp/x: no space left on device', 'docker.diskFull'],
])('a pull that says “%s” is %s', (message, code) => {
  // A failed pull carries no JSON.
  const error = Object.assign(new Error(`(HTTP code 500) server error - ${message} `), { statusCode: 500, json: null });
  const fault = translatePull(error, 'a/b:1');
  expect({ code: fault.code, details: fault.params.details }).toEqual({ code, details: message });
});
