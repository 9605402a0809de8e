import { shell } from 'electron';

/** Sites that a link in the window may open in the person's browser. Origins, so a look-alike host or another scheme never passes. */
export const externalOrigins: readonly string[] = [
  'https://ethereum.org',
  'https://launchpad.ethereum.org',
  'https://hoodi.launchpad.ethereum.org',
  'https://eips.ethereum.org',
  'https://ethereum.github.io',
  'https://beaconcha.in',
  'https://hoodi.beaconcha.in',
  'https://docs.docker.com',
  'https://geth.ethereum.org',
  'https://chainsafe.github.io',
  'https://prysm.offchainlabs.com',
];

/** Whether `url` is on the list; an address that carries a user name or password never is. */
export function mayOpen(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && externalOrigins.includes(origin);
}

/** Opens a listed address in the person's browser; anything else does nothing. */
export function openExternal(url: string): void {
  if (mayOpen(url)) shell.openExternal(new URL(url).href).catch(() => process.emitWarning('No browser could be opened.'));
}
