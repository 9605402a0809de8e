import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, hasGraphics, refusedSwitch } from './start-options.ts';

describe('refusedSwitch', () => {
  const has =
    (...given: string[]) =>
    (name: string) =>
      given.includes(name);
  it('lets no packaged Hearth start without its sandbox', () => expect(refusedSwitch(true, has('no-sandbox'))).toBe('no-sandbox'));
  it('starts packaged with harmless switches', () => expect(refusedSwitch(true, has('lang'))).toBeNull());
  it('leaves a run from source alone', () => expect(refusedSwitch(false, has('no-sandbox'))).toBeNull());
});

describe('dataFolder', () => {
  it.each([
    [['electron', '.', '--data', '/d/one'], {}, '/d/one'],
    [['electron', '.', '--data=/d/two'], { HEARTH_DATA: '/d/env' }, '/d/two'],
    [['electron', '.'], { HEARTH_DATA: '/d/env' }, '/d/env'],
    [['electron', '.'], { HEARTH_DATA: 'here' }, resolve('here')],
    [['electron', '.'], { HEARTH_DATA: '' }, null],
    [['electron', '.', '--data'], {}, null],
  ])('reads %j %j as %j', (argv, env, folder) => expect(dataFolder(argv, env)).toBe(folder));
});

describe('hasGraphics', () => {
  it.each(['/dev/dri/renderD128', '/dev/nvidiactl', '/dev/dxg'])('takes %s for hardware', (node) =>
    expect(hasGraphics('linux', (path) => path === node)).toBe(true),
  );
  it('knows a machine without any', () => expect(hasGraphics('linux', () => false)).toBe(false));
  it('asks nothing elsewhere', () => expect(hasGraphics('darwin', () => false)).toBe(true));
});
