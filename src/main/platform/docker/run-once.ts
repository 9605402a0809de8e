import { z } from 'zod';
import type { LogLine } from '../../../shared/node.ts';
import type { containers } from './containers.ts';
import type { Docker } from './docker.ts';
import type { Wire } from './wire.ts';

const waited = z.object({ StatusCode: z.number() });

/** One-off containers that run to their end and leave nothing but what they wrote into their volume. */
export function runOnce(wire: Wire, own: ReturnType<typeof containers>, printed: Pick<Docker, 'logs' | 'followLogs'>): Docker['runOnce'] {
  return async (plan, network, signal, onLine) => {
    await own.clear(plan);
    await own.createWith(plan, network, 'no');
    try {
      await own.start(plan.name);
      const tell = (lines: readonly LogLine[]): void => onLine?.(lines.at(-1)?.text ?? '');
      // Only tells: the end of the run is waited for below.
      if (onLine !== undefined) void printed.followLogs(plan.name, tell, signal).catch(() => undefined);
      const call = { what: `wait for ${plan.name}`, method: 'POST', path: `/containers/${plan.name}/wait`, schema: waited } as const;
      const { StatusCode } = await wire.json({ ...call, timeoutMs: null, signals: [signal] });
      const lines = await printed.logs(plan.name, 1_000);
      return { exitCode: StatusCode, output: lines.map(({ text }) => text).join('\n') };
    } finally {
      await own.clear(plan).catch(() => undefined);
    }
  };
}
