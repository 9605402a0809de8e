import { expect, test } from 'vitest';
import { uploadServer } from './upload-server.ts';

test.each([
  ['https://speed.example/up?size=1', 'speed.example'],
  ['http://10.0.0.7:8080', '10.0.0.7:8080'],
  ['http://[::1]:9/x', '[::1]:9'],
  ['speed.example', null],
  ['ftp://speed.example', null],
  ['https://me@speed.example/', null],
  ['https://speed.example /', null],
  ['https://', null],
])('%s is sent to %s', (address, server) => {
  expect(uploadServer(address)).toBe(server);
});
