import { goTo } from '../route.ts';
import type { KnownKey } from './known.ts';

/** Pages of the Keys room that are about one key. */
export const keyPages = ['exit', 'topUp', 'change', 'deposit'] as const;
export type KeyPage = (typeof keyPages)[number];
/** Pages of the Keys room that are about no single key. */
export const roomPages = ['make', 'words', 'take-in', 'drill', 'verify', 'send'] as const;
export type RoomPage = (typeof roomPages)[number];

export type KeyPlace =
  | { readonly page: 'list' }
  | { readonly page: RoomPage }
  | { readonly page: 'key'; readonly id: string }
  | { readonly page: KeyPage; readonly id: string };

type Named = Pick<KnownKey, 'pubkey' | 'place'>;
/** Names a key in the address of a page, and among all that are known: `public key@place`, or its public key where no file lies here. */
export const idOf = ({ pubkey, place }: Named): string => (place === null ? pubkey : `${pubkey}@${place}`);

/** Where in the room: a page's name, the id of a key, or `page:id`. */
export const placeOf = (about: string | null): KeyPlace => {
  if (about === null) return { page: 'list' };
  const keyPage = keyPages.find((page) => about.startsWith(`${page}:`));
  if (keyPage !== undefined) return { page: keyPage, id: about.slice(keyPage.length + 1) };
  const roomPage = roomPages.find((page) => page === about);
  if (roomPage !== undefined) return { page: roomPage };
  return about.startsWith('0x') ? { page: 'key', id: about } : { page: 'list' };
};

export const goToRoomPage = (page: RoomPage): void => goTo('keys', page);
export const goToKey = (key: Named): void => goTo('keys', idOf(key));
export const goToKeyPage = (page: KeyPage, key: Named): void => goTo('keys', `${page}:${idOf(key)}`);
