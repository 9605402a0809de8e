import { describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import type { Work } from '../../../shared/work.ts';
import { systemClock } from '../system-clock.ts';
import { workRoom } from './work-room.ts';

function room() {
  const published: Work[] = [];
  const publish = (name: string, payload: unknown) => {
    if (name === 'work.changed') published.push(payload as Work);
  };
  return { work: workRoom({ publish, clock: systemClock }), published };
}

describe('the work room', () => {
  test('ends work as done with its parts and publishes the last state', async () => {
    const { work, published } = room();
    const { id } = work.start('practice.up', 'images stay', async (report) => {
      report.parts([{ id: 'a', what: 'Pull', unit: 'bytes' }]);
      report.update('a', { done: 5, total: 10, log: 'layer 1' });
      report.finish('a');
    });
    const ended = await work.ended(id);
    expect(ended).toMatchObject({ state: 'done', fault: null, parts: [{ id: 'a', state: 'done', done: 10, total: 10, log: 'layer 1' }] });
    expect(published.at(-1)).toEqual(ended);
  });

  test('answers the running work when the same kind is started twice', async () => {
    const { work } = room();
    let runs = 0;
    const body = async () => {
      runs += 1;
    };
    const first = work.start('practice.up', '', body);
    expect(work.start('practice.up', '', body).id).toBe(first.id);
    await work.ended(first.id);
    expect(runs).toBe(1);
  });

  test('ends as cancelled when asked, the working part marked', async () => {
    const { work } = room();
    const { id } = work.start('practice.up', 'what is fetched stays', async (report) => {
      report.parts([{ id: 'a', what: 'Wait' }]);
      report.update('a', { log: 'waiting' });
      await systemClock.sleep(60_000, report.signal);
    });
    work.cancel(id);
    expect(await work.ended(id)).toMatchObject({ state: 'cancelled', fault: null, keeps: 'what is fetched stays' });
  });

  test('ends as failed with the fault of the error', async () => {
    const { work } = room();
    const { id } = work.start('practice.down', '', async () => {
      throw new AppError('docker.lost');
    });
    expect(await work.ended(id)).toMatchObject({ state: 'failed', fault: { code: 'docker.lost' } });
  });
});
