import type { Status } from '../../shared/status.ts';

/** What every tile is given. It must render for any status: empty, syncing, healthy, offline. */
export type TileProps = { readonly status: Status };
