import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import type { NetworksNow, ReadList } from '../../shared/network-list.ts';
import type { PublicNetwork } from '../../shared/networks.ts';
import { unixMs } from '../../shared/scalars.ts';
import type { Clock } from '../platform/clock.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import { changesOf, hashOf, type NetworkList, type PublicNetworkName, publicNames, readListFile } from './network-list-file.ts';

/** `networks.json`: the very text of the list that a person took, so that its hash can be checked again; null where none is in use. */
export const keptList = z.object({
  taken: z.object({ file: z.string(), sha256: z.string(), takenAt: unixMs, text: z.string() }).nullable(),
});
type KeptList = z.infer<typeof keptList>;
export const noList: KeptList = { taken: null };

export type NetworkRoomDeps<I> = {
  /** The file that came with Hearth. */
  readonly shipped: (name: PublicNetworkName) => PublicNetwork;
  /** Schema of the images in a list. */
  readonly images: z.ZodType<I>;
  /** Text of a file. Errors: `file.read`. */
  readonly read: (path: string) => Promise<string>;
  readonly store: JsonStore<KeptList>;
  readonly clock: Pick<Clock, 'now'>;
  /** Told once where a kept list can no longer be used, such as after an update of Hearth. */
  readonly onNotice: (notice: AppError) => void;
};

type InUse<I> = NetworkList<I> & { readonly file: string; readonly takenAt: number };

const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;
const plain = (typed: string) => typed.replace(/\s/g, '').replace(/^0x/i, '').toLowerCase();

/** The public networks: what came with Hearth, or a newer list from a file that a person took by its hash. */
export function networkRoom<I>(deps: NetworkRoomDeps<I>) {
  const { shipped, store, clock, onNotice } = deps;

  const open = (): InUse<I> | null => {
    const { taken } = store.get();
    if (taken === null) return null;
    try {
      const found = hashOf(taken.text);
      if (found !== taken.sha256) throw new AppError('networks.hash', { what: taken.file, found, needed: taken.sha256 });
      return { ...readListFile(taken.text, taken.file, deps), file: taken.file, takenAt: taken.takenAt };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onNotice(error);
      return null;
    }
  };
  let list = open();

  const find = (name: PublicNetworkName): PublicNetwork => list?.networks.find((n) => n.name === name) ?? shipped(name);
  const now = (): NetworksNow => ({
    taken: list && { file: list.file, sha256: list.sha256, takenAt: list.takenAt },
    networks: publicNames.map(find),
  });

  return {
    /** A network as it is known now. */
    find,
    /** Images of the list in use; null: those that came with Hearth. */
    images: (): I | null => list?.images ?? null,
    now,
    /** Errors: `file.read`, `networks.file`, `networks.identity`. */
    async read(path: string): Promise<ReadList> {
      const found = readListFile(await deps.read(path), nameOf(path), deps);
      return {
        ...{ file: nameOf(path), sha256: found.sha256, ignored: [...found.ignored] },
        networks: found.networks.map((n) => n.name),
        changes: found.networks.flatMap((n) => changesOf(find(n.name), n)),
      };
    },
    /** Errors: those of `read`, `networks.hash`, `file.write`; with each of them what was in use stays. */
    async take(path: string, typed: string): Promise<NetworksNow> {
      const text = await deps.read(path);
      const file = nameOf(path);
      const found = hashOf(text);
      if (found !== plain(typed)) throw new AppError('networks.hash', { what: file, found, needed: typed });
      const next = readListFile(text, file, deps);
      const takenAt = clock.now();
      await store.set({ taken: { file, sha256: found, takenAt, text } });
      list = { ...next, file, takenAt };
      return now();
    },
    async drop(): Promise<NetworksNow> {
      await store.set(noList);
      list = null;
      return now();
    },
  };
}
export type NetworkRoom = Pick<ReturnType<typeof networkRoom>, 'now' | 'read' | 'take' | 'drop'>;
