import { parseSync } from 'vite';

/**
 * @typedef {{ from: string, isType: boolean, isLater: boolean, names: string[], line: number }} Import what a file takes from another; `isLater` where it asks for it while it runs
 * @typedef {{ name: string, line: number }} Use a global that a file touches: `fetch`, `Math.random`, `new Date()`
 * @typedef {{ type: string, start: number } & Record<string, any>} Node
 */

/** Globals whose parts matter; of `Date` and `Math` only the parts that look at clock or chance. */
const wholes = new Set([
  'performance',
  'crypto',
  'process',
  'fetch',
  'WebSocket',
  'EventSource',
  'setTimeout',
  'setInterval',
  'setImmediate',
]);
const parts = new Set(['Math.random', 'Date.now']);

/** @type {Map<string, { text: string, parsed: ReturnType<typeof parse> }>} what was read last of each path: most files are reached from many others */
const known = new Map();

/**
 * What a file imports, statically, dynamically or as a type, and which of the watched globals it touches.
 * @param {string} path
 * @param {string} text
 * @returns {{ imports: Import[], uses: Use[] }}
 */
export function parse(path, text) {
  const last = known.get(path);
  if (last?.text === text) return last.parsed;
  const parsed = read(path, text);
  known.set(path, { text, parsed });
  return parsed;
}

/** @param {string} path @param {string} text @returns {{ imports: Import[], uses: Use[] }} */
function read(path, text) {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const lineAt = (/** @type {number} */ offset) => text.slice(0, offset).split('\n').length;
  /** @type {Import[]} */
  const imports = [];
  /** @type {Use[]} */
  const uses = [];
  /** @type {Set<string>} names that this file binds itself */
  const bound = new Set();

  /** @param {Node} node @param {Node | null} parent @param {string} key */
  const visit = (node, parent, key) => {
    const taken = importOf(node);
    if (taken) imports.push({ ...taken, isLater: node.type === 'ImportExpression', line: lineAt(node.start) });
    for (const name of boundBy(node)) bound.add(name);
    const used = useOf(node, parent, key);
    if (used) uses.push({ name: used, line: lineAt(node.start) });
    for (const childKey in node) {
      const value = node[childKey];
      if (Array.isArray(value)) for (const child of value) visitIfNode(child, node, childKey);
      else visitIfNode(value, node, childKey);
    }
  };
  const visitIfNode = (/** @type {Node | null | undefined} */ child, /** @type {Node} */ parent, /** @type {string} */ key) => {
    if (typeof child?.type === 'string') visit(child, parent, key);
  };
  visit(/** @type {any} */ (program), null, '');
  return { imports, uses: uses.filter(({ name }) => !bound.has(name.replace(/^new /, '').split(/[.(]/)[0] ?? '')) };
}

/** @param {Node} node @returns {Omit<Import, 'line' | 'isLater'> | null} */
function importOf(node) {
  const from = node['source']?.value;
  if (typeof from !== 'string') return null;
  if (node.type === 'ImportExpression') return { from, isType: false, names: ['*'] };
  if (node.type === 'TSImportType') return { from, isType: true, names: ['*'] };
  if (node.type === 'ExportAllDeclaration') return { from, isType: node['exportKind'] === 'type', names: ['*'] };
  if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return null;
  const isType = (/** @type {Node} */ n) => n['importKind'] === 'type' || n['exportKind'] === 'type';
  /** @type {Node[]} */
  const specifiers = node['specifiers'];
  return {
    from,
    isType: isType(node) || (specifiers.length > 0 && specifiers.every(isType)),
    names: specifiers.filter((n) => !isType(n)).map((n) => n['imported']?.name ?? n['local']?.name ?? '*'),
  };
}

/** @param {Node} node @returns {string[]} */
function boundBy(node) {
  if (/^(Function|Arrow)/.test(node.type)) return [...node['params'].flatMap(namesIn), ...namesIn(node['id'])];
  if (node.type === 'VariableDeclarator' || node.type === 'ClassDeclaration') return namesIn(node['id']);
  if (/^Import\w*Specifier$/.test(node.type)) return namesIn(node['local']);
  return [];
}

/** @param {Node | null | undefined} pattern @returns {string[]} */
function namesIn(pattern) {
  if (!pattern) return [];
  if (pattern.type === 'Identifier') return [pattern['name']];
  const inner = [pattern['left'], pattern['argument'], pattern['parameter'], ...(pattern['elements'] ?? [])];
  return [...inner, ...(pattern['properties'] ?? []).map((/** @type {Node} */ p) => p['value'] ?? p)].flatMap(namesIn);
}

/** @param {Node} node @param {Node | null} parent @param {string} key */
function useOf(node, parent, key) {
  if (node.type === 'MemberExpression' && node['object'].type === 'Identifier') {
    const name = `${node['object'].name}.${node['property'].name ?? node['property'].value}`;
    return parts.has(name) ? name : null;
  }
  if (node.type === 'NewExpression' && node['callee'].name === 'Date' && node['arguments'].length === 0) return 'new Date()';
  if (node.type === 'CallExpression' && node['callee'].name === 'Date') return 'Date()';
  if (node.type !== 'Identifier' || !wholes.has(node['name']) || !parent) return null;
  const isName = (key === 'property' || key === 'key') && !parent['computed'];
  return isName || parent.type.startsWith('TSProperty') || parent.type === 'TSTypeQuery' ? null : node['name'];
}
