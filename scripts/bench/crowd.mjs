import { emptyBook } from '../../src/main/host/book.ts';
import { hostService } from '../../src/main/host/service.ts';
import { tinyImage } from '../../src/main/platform/docker/testing/tiny-image.ts';
import { hostFacts } from '../../src/main/platform/host-facts/host-facts.ts';
import { look } from '../../src/main/platform/host-facts/look.ts';
import { nodeRoom } from './node-room.mjs';
import { median } from './rows.mjs';

const CROWD = 1000;
const AT_ONCE = 8;
const RUNS = 9;
const UPS = 4;
/** Three frames: less than that nobody sees. */
const UNSEEN_MS = 50;
const mark = 'org.hearth.bench';
const nameOf = (/** @type {number} */ i) => `hearth-bench-crowd-${i}`;
const imageOf = (/** @type {number} */ i) => ({ repo: `hearth-bench/crowd-${i}`, tag: '1' });

/** @param {number} count @param {(i: number) => Promise<unknown>} run */
async function each(count, run) {
  let next = 0;
  const lane = async () => {
    while (next < count) await run(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** @typedef {import('dockerode')} Api */
/** Containers that were never started, and names of images, of nobody. @param {Api} api */
async function gather(api) {
  await each(CROWD, (i) => api.createContainer({ name: nameOf(i), Image: tinyImage, Cmd: ['sh'], Labels: { [mark]: 'crowd' } }));
  await each(CROWD, (i) => api.getImage(tinyImage).tag(imageOf(i)));
}

/** Exactly what `gather` made, also in a run that was cut off. @param {Api} api */
async function scatter(api) {
  const containers = await api.listContainers({ all: true, filters: { label: [`${mark}=crowd`] } });
  await each(containers.length, async (i) => api.getContainer(containers[i]?.Id ?? '').remove({ v: true, force: true }));
  const images = await api.listImages({ filters: { reference: ['hearth-bench/crowd-*'] } });
  const tags = images.flatMap(({ RepoTags }) => RepoTags ?? []).filter((tag) => tag.startsWith('hearth-bench/crowd-'));
  await each(tags.length, async (i) => api.getImage(tags[i] ?? '').remove());
}

/** What is asked of Hearth, each with how often. @param {Awaited<ReturnType<typeof nodeRoom>>} room */
function asked(room) {
  const host = hostService({
    ...{ look, docker: room.docker, owner: room.owner, now: Date.now },
    probes: hostFacts({ dataDir: room.dataDir }),
    keychain: async () => ({ kind: 'none', why: 'absent', message: '' }),
    peers: async () => null,
    needs: () => null,
    blobs: async () => null,
    stake: async () => null,
    isClosed: () => false,
    kept: () => null,
    book: { get: () => emptyBook, set: async () => undefined },
  });
  /** @type {Readonly<Record<string, readonly [number, () => Promise<unknown>]>>} */
  const questions = {
    'node up': [UPS, room.up],
    'node list': [RUNS, room.node.list],
    'node status': [RUNS, room.stack],
    'node plan': [RUNS, room.preview],
    'host check': [RUNS, () => host.check({ network: 'practice' })],
  };
  return questions;
}

/** The times of every question, in ms. @param {Awaited<ReturnType<typeof nodeRoom>>} room @param {ReturnType<typeof asked>} questions */
async function measure(room, questions) {
  /** @type {Record<string, number[]>} */
  const times = {};
  for (const [name, [runs, ask]] of Object.entries(questions)) {
    times[name] = [];
    // The first warms up.
    for (let run = 0; run <= runs; run += 1) {
      if (ask === room.up) await room.clear();
      const since = performance.now();
      await ask();
      if (run > 0) times[name].push(performance.now() - since);
    }
  }
  return times;
}

/**
 * What Hearth is asked on a machine with a thousand containers and images of others, against the same machine without them, before and
 * after, in the same run. They may cost a person nothing that can be seen.
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function bench() {
  const room = await nodeRoom();
  try {
    const questions = asked(room);
    await scatter(room.api);
    const before = await measure(room, questions);
    await gather(room.api);
    const crowded = await measure(room, questions);
    await scatter(room.api);
    const after = await measure(room, questions);
    return Object.keys(questions).map((name) => {
      const ours = median(crowded[name] ?? []);
      const empty = median([...(before[name] ?? []), ...(after[name] ?? [])]);
      return {
        what: `${name} among 1,000`,
        ours: `${ours.toFixed(0)} ms`,
        baseline: `${empty.toFixed(0)} + ${UNSEEN_MS} ms`,
        ratio: ours / (empty + UNSEEN_MS),
        limit: 1,
      };
    });
  } finally {
    await scatter(room.api);
    await room.close();
  }
}
