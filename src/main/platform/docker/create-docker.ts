import { setMaxListeners } from 'node:events';
import { connector } from './connect.ts';
import { containers } from './containers.ts';
import { daemon } from './daemon.ts';
import type { Docker } from './docker.ts';
import { events } from './events.ts';
import type { Surroundings } from './find.ts';
import { images } from './images.ts';
import { logs } from './logs.ts';
import { networks } from './networks.ts';
import { overview } from './overview.ts';
import { runOnce } from './run-once.ts';
import { volumeData } from './volume-data.ts';
import { volumes } from './volumes.ts';
import { wire } from './wire.ts';

/**
 * The Docker of this machine, found at the first question and looked for again after a loss. `close` ends every request and watch.
 */
export function createDocker(around: Surroundings): Docker & { readonly close: () => void } {
  const life = new AbortController();
  // Every request under way listens to it; a dozen at once is usual.
  setMaxListeners(0, life.signal);
  const connection = connector(around);
  const requests = wire(connection, life.signal, around.timeoutMs);
  const { createWith, ...own } = containers(requests);
  const printed = logs(requests);
  return {
    ...daemon(requests, connection),
    ...overview(requests),
    ...images(requests),
    ...own,
    ...networks(requests),
    ...volumes(requests),
    ...volumeData(requests, own),
    ...printed,
    ...events(requests, life.signal),
    runOnce: runOnce(requests, { ...own, createWith }, printed),
    close: () => life.abort(),
  };
}
