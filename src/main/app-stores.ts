import { join } from 'node:path';
import type { z } from 'zod';
import type { AppError } from '../shared/app-error.ts';
import { settings } from '../shared/settings.ts';
import { setupState } from '../shared/setup.ts';
import { initialSetup } from '../shared/setup-reducer.ts';
import { depositEvidence, noDeposits } from './deposit/evidence.ts';
import { emptyBook, hostBook } from './host/book.ts';
import { drillBook, noDrills } from './keys/drill-evidence.ts';
import { exportEvidence, noExports } from './keys/export-evidence.ts';
import { doing } from './node/doing.ts';
import { keptVersions, noVersions } from './node/held-images.ts';
import { keptNode, noNode } from './node/kept-node.ts';
import { keptList, noList } from './node/network-list.ts';
import { noImages, recordedImages } from './platform/docker/image-guard.ts';
import { jsonStore } from './platform/files/json-store.ts';
import { turnsIn } from './platform/files/turns.ts';
import { nothingSealed, sealedPasswords } from './platform/keychain/safe-storage.ts';
import { exitEvidence, noExits } from './validators/evidence.ts';

/** What Hearth keeps in files of its own, one per subject. `onNotice` hears of files that were set aside. */
export function openStores(dataDir: string, onNotice: (notice: AppError) => void) {
  const at = <T>(name: string, schema: z.ZodType<T>, initial: NoInfer<T>) =>
    jsonStore({ path: join(dataDir, name), schema, initial, onNotice });
  return {
    settings: at('settings.json', settings, { theme: 'system' }),
    setup: at('setup.json', setupState, initialSetup),
    deposits: at('evidence.json', depositEvidence, noDeposits),
    sealed: at('sealed.json', sealedPasswords, nothingSealed),
    exits: at('exits.json', exitEvidence, noExits),
    exports: at('exports.json', exportEvidence, noExports),
    drills: at('drills.json', drillBook, noDrills),
    host: at('host.json', hostBook, emptyBook),
    images: at('images.json', recordedImages, noImages),
    networks: at('networks.json', keptList, noList),
    versions: at('versions.json', keptVersions, noVersions),
    node: at('node.json', keptNode, noNode),
    nodeWork: turnsIn(join(dataDir, 'node-work'), doing),
  };
}
