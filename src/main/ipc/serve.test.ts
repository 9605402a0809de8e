import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { calls, type Handlers } from '../../shared/contract.ts';
import { type Sender, serve, serveWindow } from './serve.ts';

const unused = () => Promise.reject(new Error('not this one'));
const handlers = (some: Partial<Handlers>): Handlers =>
  ({ ...Object.fromEntries(Object.keys(calls).map((name) => [name, unused])), ...some }) as unknown as Handlers;
const settings = { theme: 'dark' } as const;
const call = serve(
  handlers({
    'settings.get': () => Promise.resolve(settings),
    'settings.set': (s) => Promise.resolve(s),
    'node.stop': () => Promise.reject(new AppError('docker.lost')),
    'node.list': () => {
      throw new TypeError('x is not a function');
    },
  }),
);
const code = async (reply: ReturnType<typeof call>) => {
  const r = await reply;
  return r.ok ? 'ok' : r.fault.code;
};

describe('serve', () => {
  it('answers a known call with the value of its handler', async () => {
    expect(await call('settings.get', {})).toEqual({ ok: true, value: settings });
  });

  it.each(['nothing.here', '', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'x'.repeat(10_000)])(
    'refuses the unknown name %.20j',
    async (name) => {
      expect(await code(call(name, {}))).toBe('ipc.unknown');
    },
  );

  it('shows at most 80 characters of an unknown name', async () => {
    const reply = await call('x'.repeat(10_000), {});
    expect(JSON.stringify(reply).length).toBeLessThan(600);
  });

  it.each([undefined, null, 7, 'dark', [], {}, { theme: 'pink' }, { theme: ['dark'] }])('refuses the malformed input %j', async (input) => {
    expect(await code(call('settings.set', input))).toBe('ipc.input');
  });

  it('hands a handler only what the schema knows', async () => {
    expect(await call('settings.set', { theme: 'dark', isAdmin: true })).toEqual({ ok: true, value: settings });
  });

  it('never repeats an input in the fault, for it may hold a secret', async () => {
    const reply = await call('keys.make', { session: 1, password: ['correct horse battery'], count: 'many', network: 'x' });
    expect(reply.ok).toBe(false);
    expect(JSON.stringify(reply)).not.toContain('correct horse');
  });

  it('encodes a coded error as its sentence', async () => {
    expect(await call('node.stop', { name: 'a' })).toMatchObject({ ok: false, fault: { code: 'docker.lost', details: null } });
  });

  it('keeps an exception text out of the message', async () => {
    expect(await call('node.list', {})).toMatchObject({
      ok: false,
      fault: { code: 'app.unexpected', message: expect.not.stringContaining('function'), details: 'TypeError: x is not a function' },
    });
  });
});

describe('serveWindow', () => {
  const origin = 'app://hearth';
  const ours: Sender = { isOurWindow: true, isMainFrame: true, origin };
  const ask = (sender: Partial<Sender>, raw: unknown = { name: 'settings.get', input: {} }) =>
    code(serveWindow(call, origin, { ...ours, ...sender }, raw));

  it('hears the main frame of our window at our origin', async () => {
    expect(await ask({})).toBe('ok');
  });

  it.each<Partial<Sender>>([
    { isOurWindow: false },
    { isMainFrame: false },
    { origin: null },
    { origin: 'null' },
    { origin: 'https://hearth' },
    { origin: 'app://hearth.evil' },
  ])('refuses the stranger %j', async (sender) => {
    expect(await ask(sender)).toBe('ipc.stranger');
  });

  it.each([undefined, null, 'settings.get', [], {}, { name: 7, input: {} }, { name: { toString: 'settings.get' } }])(
    'refuses the malformed message %j',
    async (raw) => {
      expect(await ask({}, raw ?? null)).toBe('ipc.input');
    },
  );

  it('tells a stranger nothing about which names exist', async () => {
    expect(await ask({ origin: null }, { name: 'nothing.here', input: {} })).toBe('ipc.stranger');
  });
});
