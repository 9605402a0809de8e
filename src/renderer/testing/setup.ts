import { webcrypto } from 'node:crypto';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import * as React from 'react';
import { afterEach, vi } from 'vitest';

afterEach(cleanup);
/** Rooms are fetched when entered first; a busy machine takes its time for that. */
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

/** React takes a stack for each element until it has taken ten thousand in a second: a fifth of all the time, for stacks that no test reads. */
const { __CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE: react } = React as unknown as Record<string, object>;
Object.defineProperty(react, 'recentlyCreatedOwnerStacks', { get: () => 10_000, set: () => undefined });

/** What a window has and jsdom has not. */
class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
const missing: Record<string, unknown> = { ResizeObserver: Observer };
for (const [name, value] of Object.entries(missing)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true });
}
/** The crypto of jsdom seals nothing. */
if (globalThis.crypto.subtle === undefined) Object.defineProperty(globalThis.crypto, 'subtle', { value: webcrypto.subtle });
const parts: Record<string, () => void> = {
  showPopover: () => undefined,
  hidePopover: () => undefined,
  scrollIntoView: () => undefined,
};
for (const [name, value] of Object.entries(parts)) {
  if (!(name in HTMLElement.prototype)) Object.defineProperty(HTMLElement.prototype, name, { value, configurable: true, writable: true });
}
