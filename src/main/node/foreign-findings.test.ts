import { expect, test } from 'vitest';
import { foreignFindings } from './foreign-findings.ts';
import { choice } from './testing/life-world.ts';

const vc = {
  name: 'rocketpool_validator',
  image: 'sigp/lighthouse:v8',
  labels: {},
  isRunning: true,
  command: 'lighthouse vc --network hoodi',
  ports: [9_000],
};
const plan = (withValidator: boolean) => ({
  ...{ choice: choice({ withValidator }), containers: [], local: [] },
  published: [{ port: 9_000, protocol: 'tcp' as const, role: 'beacon' as const }],
});

test('keys that another launcher runs on the same network are told loudest, and a port it holds stops the start', () => {
  const [danger, port] = foreignFindings(plan(true), [vc]);
  expect(danger).toMatchObject({
    level: 'watch',
    text: expect.stringContaining('NEVER RUN THE SAME KEY TWICE. rocketpool_validator of Rocket Pool runs'),
  });
  expect(port).toMatchObject({ level: 'stops', text: expect.stringContaining('Port 9000 is taken by the container rocketpool_validator') });
  const stopped = foreignFindings(plan(true), [{ ...vc, isRunning: false }]);
  expect(stopped.map(({ text }) => text)).toEqual([expect.stringContaining('may hold validator keys')]);
  expect(foreignFindings(plan(false), [{ ...vc, ports: [] }])).toEqual([]);
  expect(foreignFindings(plan(true), [{ ...vc, ports: [], command: 'lighthouse vc --network mainnet' }])).toEqual([]);
});
