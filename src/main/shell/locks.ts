import type { Session, WebContents } from 'electron';
import { openExternal } from './external-links.ts';
import { origin } from './scheme.ts';

/** A session that reaches nothing but our own scheme, and `dev`, the Vite server of an unpackaged run. No permission is ever granted. */
export function lockSession(session: Session, dev: string | null): void {
  const allowed = [`${origin}/`, ...(dev ? [dev, dev.replace(/^http/, 'ws'), 'devtools:'] : [])];
  session.webRequest.onBeforeRequest((details, done) => {
    done({ cancel: !allowed.some((start) => details.url.startsWith(start)) });
  });
  session.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Chromium fetches dictionaries from its maker for every session that may check spelling, whatever a window's own preferences say.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
}

/** Contents that stay on the page they were given: no navigation, redirect, new window or webview. A link to a listed site opens outside. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
}
