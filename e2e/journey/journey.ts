import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as base, test } from '@playwright/test';
import { camera, type Look } from '../camera.ts';
import { type Life, openLife } from '../life.ts';
import { frame } from '../pages/frame.ts';
import { home } from '../pages/home.ts';
import { wizard } from '../pages/wizard.ts';
import { tearDown } from '../terminal.ts';

export const SECONDS_PER_SLOT = 2;
const SLOTS_PER_EPOCH = 8;
const slots = (n: number): number => n * SECONDS_PER_SLOT * 1000;
const epochs = (n: number): number => slots(n * SLOTS_PER_EPOCH);
/** Generous: a loaded machine takes up to twice the protocol's minimum, which is about 80 slots in and 64 out. */
export const limit = {
  screen: 60_000,
  keyWork: 3 * 60_000,
  up: 12 * 60_000,
  gate: 5 * 60_000,
  included: slots(60),
  active: slots(240),
  attested: epochs(12),
  mayLeave: epochs(16),
  withdrawn: slots(200),
} as const;
export const expect = base.configure({ timeout: limit.screen });
export const PASSWORD = 'a lamp, a kettle and 7 winters';
/** A station of a road that lies behind, or where it is now. */
export const reached = /^(done|here)$/;
const screens = join(import.meta.dirname, '../../test-results/screens/journey');
export const mainLog = join(screens, 'main.log');

/** What the stages of one life share. Called once in a spec: the life begins before its first test and is torn down after its last. */
export function openJourney() {
  const shots = camera(screens);
  let life: Life;
  test.beforeAll(async () => {
    life = openLife(await mkdtemp(join(tmpdir(), 'hearth-window-')), mainLog);
    await life.start();
  });
  test.afterEach(() => life.pictureFailure());
  test.afterAll(async () => {
    await life.close();
    await tearDown(life.dataDir);
    await rm(life.dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  const on = <T>(pageObject: (page: Life['page']) => T): T => pageObject(life.page);
  /** The power goes, and Hearth is started again. */
  const cutPower = async (): Promise<void> => {
    await life.kill();
    await life.start();
  };
  return {
    get life(): Life {
      return life;
    },
    /** What later stages compare with what they see. */
    seen: { index: '', pubkey: '' },
    on,
    sentence: () => on(frame).sentence,
    shoot: (name: string, look?: Look): Promise<void> => shots.shoot(life, name, look),
    findings: shots.findings,
    cutPower,
    /** The power goes, and the person comes back to the setup. */
    async comeBackToSetup(): Promise<void> {
      await cutPower();
      await on(home).setup.click();
    },
    expectStep: (name: string): Promise<void> => expect(on(wizard).here).toHaveText(name),
  };
}
export type Journey = ReturnType<typeof openJourney>;
