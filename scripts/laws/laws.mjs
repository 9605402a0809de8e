import { posix } from 'node:path';
import { parse } from './parse.mjs';
import { placeOf } from './places.mjs';

/**
 * @typedef {import('./places.mjs').Place} Place
 * @typedef {import('./parse.mjs').Import} Import
 * @typedef {{ path: string, line: number, law: string, what: string }} Violation
 */

/** Packages that only the platform may take; their neighbours are the outside world. */
const platformOnly = ['dockerode', 'viem', 'keytar', 'systeminformation'];
const purePackages = ['@noble/hashes', '@chainsafe/ssz'];
const everything = ['shared', 'protocol', 'platform', 'room', 'ipc', 'app', 'cli', 'testing'];
/** Files of the platform that hold names and no neighbour; rooms may read them. */
const vocabulary = ['src/main/platform/docker/labels.ts'];

/**
 * Which areas each area takes values from, and which it knows as types only.
 * @type {Record<string, { values: string[], types?: string[] }>}
 */
const mayTake = {
  shared: { values: ['shared'] },
  preload: { values: ['preload', 'shared'] },
  renderer: { values: ['renderer', 'shared'] },
  protocol: { values: ['protocol', 'shared'] },
  platform: { values: ['platform', 'protocol', 'shared'] },
  room: { values: ['room', 'protocol', 'shared'], types: ['platform'] },
  ipc: { values: ['ipc', 'shared'], types: ['room'] },
  shell: { values: ['shell', 'shared'], types: ['platform', 'ipc'] },
  app: { values: ['app', 'shared', 'protocol', 'platform', 'room', 'ipc'] },
  cli: { values: ['cli', 'app', 'folders', 'shared', 'protocol', 'platform', 'ipc'], types: ['room'] },
  index: { values: ['app', 'folders', 'shell', 'ipc', 'shared'] },
  folders: { values: [] },
  testing: { values: everything },
};

/**
 * The import law, `architecture.md` §2, and the rule that clock and chance are handed in.
 * @param {string} path from the root of the tree
 * @param {string} text
 * @returns {Violation[]}
 */
export function violations(path, text) {
  const here = placeOf(path);
  const rule = mayTake[here.area];
  if (!rule) return [];
  const { imports, uses } = parse(path, text);
  const broken = [
    ...imports.flatMap((taken) => wrongImports(path, here, taken).map(([law, what]) => ({ path, line: taken.line, law, what }))),
    ...uses.flatMap(({ name, line }) => wrongUse(here, name).map((law) => ({ path, line, law, what: name }))),
  ];
  return broken;
}

/** @param {string} path @param {Place} here @param {Import} taken @returns {[law: string, what: string][]} */
function wrongImports(path, here, taken) {
  if (!taken.from.startsWith('.')) return wrongPackage(here, taken).map((law) => [law, taken.from]);
  if (!/\.(tsx?|css|json|svg)$/.test(taken.from)) return [['relative imports carry their extension', taken.from]];
  const target = posix.join(posix.dirname(path), taken.from);
  const there = placeOf(target);
  const isType = taken.isType || vocabulary.includes(target);
  return wrongPlace(here, there, isType).map((law) => [law, taken.from]);
}

/** @param {Place} here @param {Place} there @param {boolean} isType @returns {string[]} */
function wrongPlace(here, there, isType) {
  const rule = mayTake[here.area];
  if (!rule) return [];
  const isMain = (/** @type {Place} */ { area }) => !['renderer', 'preload', 'else'].includes(area);
  if (here.isTest && isMain(here) && here.area !== 'shared') return isMain(there) ? [] : [`${here.area} does not import ${there.area}`];
  if (there.isTest && !here.isTest) return ['only tests import testing'];
  if (here.area === 'room' && there.area === 'room' && here.room !== there.room) return ['no room imports another room'];
  if (here.isEntry && everything.includes(there.area)) return [];
  if (rule.values.includes(there.area)) return [];
  if (rule.types?.includes(there.area)) return isType ? [] : [`${here.area} knows ${there.area} as types only`];
  return [`${here.area} does not import ${there.area}`];
}

/** @param {Place} here @param {Import} taken @returns {string[]} */
function wrongPackage(here, { from }) {
  const name = from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : (from.split('/')[0] ?? '');
  if (name === 'electron') return ['shell', 'index', 'preload'].includes(here.area) ? [] : ['only the shell knows Electron'];
  if (here.isTest) return [];
  if (here.area === 'shared') return name === 'zod' ? [] : ['shared imports only zod and itself'];
  if (here.area === 'protocol') return purePackages.includes(name) ? [] : ['protocol is pure'];
  if (here.area === 'renderer' || here.area === 'preload') {
    return from.startsWith('node:') || platformOnly.includes(name) || name.startsWith('@chainsafe')
      ? ['the window has no Node and no neighbours']
      : [];
  }
  if (here.area === 'platform' || here.isEntry) return [];
  if (platformOnly.includes(name)) return ['only the platform talks to neighbours'];
  if (here.area === 'room' && /^(node:)?fs(\/|$)/.test(from)) return ['only the platform touches files'];
  return [];
}

/** @param {Place} here @param {string} name @returns {string[]} */
function wrongUse(here, name) {
  if (here.isTest || here.isEntry) return [];
  if (['fetch', 'WebSocket', 'EventSource'].includes(name))
    return here.area === 'platform' ? [] : ['only the platform talks to neighbours'];
  if (here.area === 'protocol' || here.area === 'shared') return [`${here.area} is pure: no clock, no chance, no process`];
  if (here.area === 'room') return ['rooms are handed clock, chance and environment'];
  return [];
}
