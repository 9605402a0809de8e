import { describe, expect, it } from 'vitest';
import type { SetupState } from '../../shared/setup.ts';
import { initialSetup } from '../../shared/setup-reducer.ts';
import { setupService } from './service.ts';

function wizard(set: (state: SetupState) => Promise<void> = async () => undefined) {
  let stored = initialSetup;
  const told: [string, unknown][] = [];
  const service = setupService({
    store: {
      get: () => stored,
      set: async (state) => {
        await set(state);
        stored = state;
      },
    },
    publish: (name, payload) => told.push([name, payload]),
  });
  return { service, told };
}

describe('the wizard keeps its state', () => {
  it('and tells it once it is stored', async () => {
    const { service, told } = wizard();
    const after = await service.dispatch({ type: 'finish', step: 'staking', gave: 'Read' });
    expect({ after, got: await service.get(), told }).toEqual({ after, got: after, told: [['setup.changed', after]] });
    expect(after.step).toBe('network');
  });

  it('and says nothing where nothing changed', async () => {
    const { service, told } = wizard();
    expect(await service.dispatch({ type: 'go', step: 'deposit' })).toEqual(initialSetup);
    expect(told).toEqual([]);
  });

  it('and applies actions that come at the same time one after the other', async () => {
    const { service } = wizard(() => new Promise((done) => setTimeout(done, 5)));
    await Promise.all([
      service.dispatch({ type: 'finish', step: 'staking', gave: 'Read' }),
      service.dispatch({ type: 'chooseNetwork', network: 'practice', secondsPerSlot: 4 }),
      service.dispatch({ type: 'finish', step: 'network', gave: 'Practice' }),
    ]);
    expect(await service.get()).toMatchObject({ step: 'host', network: 'practice', secondsPerSlot: 4 });
  });

  it('and goes on after a disk that failed once', async () => {
    let fails = true;
    const { service } = wizard(async () => {
      if (fails) throw new Error('disk full');
    });
    await expect(service.dispatch({ type: 'finish', step: 'staking', gave: 'Read' })).rejects.toThrow('disk full');
    fails = false;
    expect((await service.dispatch({ type: 'finish', step: 'staking', gave: 'Read' })).step).toBe('network');
  });
});
