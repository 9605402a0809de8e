import { useSyncExternalStore } from 'react';

export const rooms = ['home', 'node', 'keys', 'validators', 'learn', 'settings'] as const;
export type RoomId = (typeof rooms)[number] | 'setup';

/** Where the window is: the room, and what it is about there (a public key, a container), if anything. */
export type Place = { readonly room: RoomId; readonly about: string | null; readonly arrival: number };

let place: Place = { room: 'home', about: null, arrival: 0 };
const listeners = new Set<() => void>();
const set = (next: Place): void => {
  place = next;
  for (const tell of listeners) tell();
};

/** Goes to a room; its heading takes the keyboard focus. */
export const goTo = (room: RoomId, about: string | null = null): void => set({ room, about, arrival: place.arrival + 1 });
/** Says that the room now shows another page (a wizard step): its heading takes the keyboard focus. */
export const arrive = (): void => set({ ...place, arrival: place.arrival + 1 });

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};
export const useRoom = (): Place => useSyncExternalStore(subscribe, () => place);
