import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Docker } from './docker.ts';
import { labelFilter } from './filters.ts';
import { jsonLines } from './json-lines.ts';
import type { Wire } from './wire.ts';

const containerEvent = z.object({
  Type: z.literal('container'),
  Action: z.string(),
  Actor: z.object({ Attributes: z.record(z.string(), z.string()) }),
});
const retryMs = [500, 1_000, 2_000, 5_000] as const;

/** Container events until aborted, over losses of the daemon. */
export function events(wire: Wire, life: AbortSignal): Pick<Docker, 'watch'> {
  return {
    watch: (labels, on, signal) => {
      const both = AbortSignal.any([signal, life]);
      const once = async (connected: () => void): Promise<void> => {
        const query = { filters: { type: ['container'], ...labelFilter(labels) } };
        const stream = await wire.stream({ what: 'events', method: 'GET', path: '/events', query, signals: [signal] });
        connected();
        for await (const value of jsonLines(stream)) {
          const event = containerEvent.safeParse(value).data;
          if (event === undefined) continue;
          const { name = '', ...attributes } = event.Actor.Attributes;
          on.event({ type: 'container', action: event.Action, name, labels: attributes });
        }
      };
      const run = async (): Promise<void> => {
        let failures = 0;
        while (!both.aborted) {
          await once(() => {
            if (failures > 0) on.back();
            failures = 0;
          }).catch(() => undefined);
          if (both.aborted) return;
          if (failures === 0) on.lost();
          await wait(retryMs[Math.min(failures, retryMs.length - 1)], undefined, { signal: both }).catch(() => undefined);
          failures += 1;
        }
      };
      void run();
    },
  };
}
