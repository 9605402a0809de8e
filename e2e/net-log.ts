import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const netLog = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.object({ url: z.string().optional(), host: z.string().optional() }).optional() })),
});

/** Addresses and host names that Chromium's own network stack was asked for, from a `--log-net-log` file. */
export async function askedFor(path: string): Promise<readonly string[]> {
  const { constants, events } = netLog.parse(JSON.parse(await readFile(path, 'utf8')));
  const started = constants.logEventTypes['URL_REQUEST_START_JOB'];
  const resolving = constants.logEventTypes['HOST_RESOLVER_MANAGER_REQUEST'];
  const asked = events.filter(({ type }) => type === started || type === resolving).map(({ params }) => params?.url ?? params?.host ?? '');
  return asked.filter((address) => address !== '');
}
