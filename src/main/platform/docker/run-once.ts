import { z } from 'zod';
import type { containers } from './containers.ts';
import type { Docker } from './docker.ts';
import type { Wire } from './wire.ts';

const waited = z.object({ StatusCode: z.number() });

/** One-off containers that run to their end and leave nothing but what they wrote into their volume. */
export function runOnce(wire: Wire, own: ReturnType<typeof containers>, logs: Docker['logs']): Docker['runOnce'] {
  return async (plan, network, signal) => {
    await own.clear(plan.name, plan.labels);
    await own.createWith(plan, network, 'no');
    try {
      await own.start(plan.name);
      const call = { what: `wait for ${plan.name}`, method: 'POST', path: `/containers/${plan.name}/wait`, schema: waited } as const;
      const { StatusCode } = await wire.json({ ...call, timeoutMs: null, signals: [signal] });
      const lines = await logs(plan.name, 1_000);
      return { exitCode: StatusCode, output: lines.map(({ text }) => text).join('\n') };
    } finally {
      await own.remove(plan.name).catch(() => undefined);
    }
  };
}
