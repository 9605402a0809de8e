import { goTo } from '../route.ts';

/** Pages of the Keys room that are about one key. */
export const keyPages = ['exit', 'topUp', 'change', 'deposit'] as const;
export type KeyPage = (typeof keyPages)[number];
/** Pages of the Keys room that are about no single key. */
export const roomPages = ['make', 'words', 'take-in', 'drill', 'verify', 'send'] as const;
export type RoomPage = (typeof roomPages)[number];

export type KeyPlace =
  | { readonly page: 'list' }
  | { readonly page: RoomPage }
  | { readonly page: 'key'; readonly pubkey: string }
  | { readonly page: KeyPage; readonly pubkey: string };

/** Where in the room: a page's name, a public key, or `page:public key`. */
export const placeOf = (about: string | null): KeyPlace => {
  if (about === null) return { page: 'list' };
  const [first = '', pubkey] = about.split(':');
  const keyPage = keyPages.find((page) => page === first);
  if (keyPage !== undefined && pubkey !== undefined) return { page: keyPage, pubkey };
  const roomPage = roomPages.find((page) => page === first);
  if (roomPage !== undefined) return { page: roomPage };
  return first.startsWith('0x') ? { page: 'key', pubkey: first } : { page: 'list' };
};

export const goToRoomPage = (page: RoomPage): void => goTo('keys', page);
export const goToKey = (pubkey: string): void => goTo('keys', pubkey);
export const goToKeyPage = (page: KeyPage, pubkey: string): void => goTo('keys', `${page}:${pubkey}`);
