import { existsSync } from 'node:fs';
import { z } from 'zod';
import { toFault } from '../../../shared/app-error.ts';
import type { DockerState } from '../../../shared/host.ts';
import type { Connection } from './connect.ts';
import type { Docker } from './docker.ts';
import type { Wire } from './wire.ts';

const answered = z.object({
  DockerRootDir: z.string(),
  OperatingSystem: z.string(),
  MemTotal: z.number().default(0),
  SecurityOptions: z.array(z.string()).nullish(),
});
const versions = z.object({ Arch: z.string() });
const nothing = z.unknown();

/** The daemon itself: whether it can be used, and where it keeps its data. */
export function daemon(
  wire: Wire,
  connection: { readonly get: () => Promise<Connection>; readonly forget: () => void },
): Pick<Docker, 'state' | 'info' | 'rootDir' | 'architecture'> {
  const state = async (): Promise<DockerState> => {
    try {
      const { version, apiVersion, address, os } = await connection.get();
      // The connection may be an old find: ask again, so that a daemon that went is not called ready.
      await wire.json({ what: 'ping', method: 'GET', path: '/_ping', schema: nothing });
      return { state: 'ready', version, apiVersion, address: address.shown, os };
    } catch (error) {
      return { state: 'unusable', fault: toFault(error) };
    }
  };
  const info = async () => {
    const told = await wire.json({ what: 'info', method: 'GET', path: '/info', schema: answered });
    return {
      memoryBytes: told.MemTotal,
      rootDir: told.DockerRootDir,
      rootless: told.SecurityOptions?.some((option) => option.includes('rootless')) ?? false,
      snap: told.DockerRootDir.startsWith('/var/snap/'),
      desktop: told.OperatingSystem.includes('Docker Desktop'),
    };
  };
  /** A daemon keeps its data in one place for as long as it runs, and a new one is a new connection. */
  const roots = new WeakMap<Connection, string>();
  return {
    info,
    state: async () => {
      const first = await state();
      // Lost between two questions: look for it once more, which names the reason.
      return first.state === 'unusable' && first.fault.code === 'docker.lost' ? state() : first;
    },
    architecture: async () => (await wire.json({ what: 'version', method: 'GET', path: '/version', schema: versions })).Arch,
    rootDir: async () => {
      const found = await connection.get();
      const path = roots.get(found) ?? (await info()).rootDir;
      roots.set(found, path);
      // Docker Desktop names a path inside its own machine.
      return found.address.kind === 'socket' && existsSync(path) ? path : null;
    },
  };
}
