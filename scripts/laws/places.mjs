/** Folders of src/main that are rooms: what a staker does. No room imports another. */
export const rooms = ['host', 'node', 'keys', 'deposit', 'validators', 'status', 'practice', 'learn', 'setup', 'settings'];

/**
 * @typedef {object} Place where in the house a file lies
 * @property {string} area shared, preload, renderer, protocol, platform, room, ipc, shell, cli, testing, app, index, folders, or else
 * @property {string} room the room's name, of rooms only
 * @property {boolean} isTest
 * @property {boolean} isEntry a worker: its own process, which by nature does what it must
 */

/**
 * @param {string} path from the root of the tree, with forward slashes
 * @returns {Place}
 */
export function placeOf(path) {
  const isTest = /\.test\.tsx?$/.test(path) || path.includes('/testing/');
  const [, top = '', second = ''] = path.split('/');
  const base = { room: '', isTest, isEntry: path.endsWith('/worker.ts') };
  if (!path.startsWith('src/')) return { ...base, area: 'else' };
  if (top !== 'main') return { ...base, area: top };
  if (/^(handlers|app-\w+)\.ts$/.test(second)) return { ...base, area: 'app' };
  if (rooms.includes(second)) return { ...base, area: 'room', room: second };
  return { ...base, area: second.replace(/\.ts$/, '') };
}
