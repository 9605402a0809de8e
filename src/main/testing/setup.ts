// What the tests of a file leave behind lies in one folder, which goes when the file is through.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const before = process.env['TMPDIR'];
const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
process.env['TMPDIR'] = folder;

afterAll(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  // A process that was just killed may still be closing a file.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
