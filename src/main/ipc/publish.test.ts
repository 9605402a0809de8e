import { expect, it } from 'vitest';
import { publisher } from './publish.ts';

const dark = { theme: 'dark' } as const;

it('tells every listener until it leaves', () => {
  const { publish, on } = publisher();
  const heard: unknown[] = [];
  const off = on((name, payload) => heard.push([name, payload]));
  publish('settings.changed', dark);
  off();
  publish('settings.changed', dark);
  expect(heard).toEqual([['settings.changed', dark]]);
});

it('lets the others hear an event that one listener chokes on', () => {
  const { publish, on } = publisher();
  const heard: string[] = [];
  const warnings: string[] = [];
  const collect = (w: Error) => warnings.push(w.message);
  process.on('warning', collect);
  on(() => {
    throw new Error('choked');
  });
  on((name) => heard.push(name));
  publish('settings.changed', dark);
  expect(heard).toEqual(['settings.changed']);
  return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    process.off('warning', collect);
    expect(warnings).toEqual(['choked']);
  });
});
