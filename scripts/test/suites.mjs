/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} what for a person
 * @property {'vitest' | 'playwright'} runner
 * @property {string[]} projects
 * @property {('docker' | 'window')[]} needs
 * @property {number} minutes its time-out
 */
/** @type {readonly Suite[]} */
export const suites = [
  { name: 'unit', what: 'unit, contract and component tests', runner: 'vitest', projects: ['node', 'window'], needs: [], minutes: 10 },
  {
    name: 'slow',
    what: 'keys made at full cost, runs killed in the middle, parsers on random inputs',
    runner: 'vitest',
    projects: ['slow'],
    needs: [],
    minutes: 10,
  },
  { name: 'docker', what: 'parts that speak to a real Docker', runner: 'vitest', projects: ['docker'], needs: ['docker'], minutes: 10 },
  { name: 'e2e', what: 'the window in a real Electron', runner: 'playwright', projects: ['window'], needs: ['window'], minutes: 25 },
  {
    name: 'stack',
    what: 'the journey on real clients',
    runner: 'playwright',
    projects: ['stack'],
    needs: ['docker', 'window'],
    minutes: 60,
  },
];

/**
 * The suites a person named; all where they named none.
 * @param {readonly string[]} names
 */
export function chosen(names) {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  return { unknown, wanted: names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name)) };
}
