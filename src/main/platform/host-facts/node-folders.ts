import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Found, found } from './look.ts';

/** Where launchers and clients keep their data by default. Sources: their own manuals. */
const known = (home: string): readonly (readonly [string, string])[] => [
  ['DappNode', '/usr/src/dappnode'],
  ['Stereum', '/opt/stereum'],
  ['Stereum', '/etc/stereum'],
  ['eth-docker', join(home, 'eth-docker')],
  ['Rocket Pool', join(home, '.rocketpool')],
  ['Geth', join(home, '.ethereum')],
  ['Lighthouse', join(home, '.lighthouse')],
  ['Prysm', join(home, '.eth2')],
  ['Prysm validators', join(home, '.eth2validators')],
  ['Teku', '/var/lib/teku'],
  ['Lighthouse', '/var/lib/lighthouse'],
  ['Nimbus', '/var/lib/nimbus'],
  ['Prysm', '/var/lib/prysm'],
  ['Geth', '/var/lib/geth'],
];

/** Folders of other launchers and clients, as `name (path)`. Only whether they exist is looked at. */
export async function nodeFolders(home: string = homedir()): Promise<Found<readonly string[]>> {
  const there = await Promise.all(
    known(home).map(([, path]) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found(
    known(home)
      .filter((_, i) => there[i])
      .map(([name, path]) => `${name} (${path})`),
  );
}
