import { screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import type { PracticeOption } from '../../shared/practice.ts';
import type { Work } from '../../shared/work.ts';
import type { Answers } from '../testing/bridge.ts';
import { aPractice, aWork, syncing } from '../testing/samples.ts';
import { closedBecause, onStep, open, running, showSetup } from '../testing/wizard.tsx';
import { startView } from './start-view.ts';

const userEvent = events.setup({ delay: null });
const classic: PracticeOption = {
  profile: 'classic',
  execution: 'geth',
  consensus: 'lodestar',
  title: 'Classic',
  rules: 'Capella',
  preset: 'minimal',
  images: [{ ref: 'hearth/geth:1.16.9', roles: ['execution'], present: false, bytes: null }],
  source: 'build',
  cannotShow: [],
};
const options: Answers = { 'practice.options': { options: [classic], chosen: 0, reason: '' } };
const failed = (code: 'image.unreachable' | 'docker.diskFull'): Work =>
  aWork({ state: 'failed', endedAt: 1, fault: toFault(new AppError(code, { what: 'chainsafe/lodestar:v1.46.0' })) });
const forward = (name: string) => screen.findByRole('button', { name });
const ups = (asked: readonly { readonly name: string; readonly input: unknown }[]) =>
  asked.filter((one) => one.name.startsWith('practice.') && one.name !== 'practice.options' && one.name !== 'practice.status');

describe('the start', () => {
  it('shows the plan before anything is made, then starts what was chosen', async () => {
    const { bridge } = showSetup(onStep('start'), { ...options, 'practice.up': { workId: 'w1' } });
    expect(await screen.findByRole('heading', { level: 1, name: /Nothing has been made yet/ })).toBeVisible();
    expect(await screen.findByText(/1 to build here from source packages/)).toBeVisible();
    expect(screen.getByText(/Nothing is published beyond this machine/)).toBeVisible();
    expect(ups(bridge.asked)).toEqual([]);
    bridge.answer({ 'work.list': [aWork()], 'practice.status': aPractice({ state: 'starting' }) });
    await userEvent.click(await forward('Start it'));
    expect(await screen.findByRole('progressbar', { name: 'Lodestar 1.5.1' })).toBeInTheDocument();
    expect(ups(bridge.asked)).toEqual([{ name: 'practice.up', input: { profile: 'classic', consensus: 'lodestar', secondsPerSlot: 2 } }]);
  });

  it('finds work that ran on while the wizard was away, and cancels it', async () => {
    const { bridge } = showSetup(onStep('start'), {
      ...options,
      'work.list': [aWork()],
      'practice.status': aPractice({ state: 'starting' }),
      'work.cancel': {},
    });
    expect(await screen.findByText(/Cancel keeps what is already fetched/)).toBeVisible();
    await closedBecause('Continue', 'Continue opens when both clients are in sync');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(bridge.asked).toContainEqual({ name: 'work.cancel', input: { id: 'w1' } }));
  });

  it('offers a file or classic where the registry does not answer', async () => {
    const { state, bridge } = showSetup(
      onStep('start', { profile: 'today', consensus: 'prysm', gave: { ...onStep('start').gave, clients: 'Geth + Prysm' } }),
      {
        ...options,
        'work.list': [failed('image.unreachable')],
        'practice.up': { workId: 'w2' },
      },
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('its registry does not answer');
    expect(await forward('Try again')).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Load images from a file' })).toBeEnabled();
    await userEvent.click(screen.getByRole('button', { name: 'Build classic instead' }));
    await waitFor(() =>
      expect(state()).toMatchObject({ step: 'start', profile: 'classic', consensus: 'lodestar', gave: { clients: 'Geth + Lodestar' } }),
    );
    await waitFor(() =>
      expect(ups(bridge.asked)).toEqual([{ name: 'practice.up', input: { profile: 'classic', consensus: 'lodestar', secondsPerSlot: 2 } }]),
    );
  });

  it('says what failed otherwise, and tries again', async () => {
    showSetup(onStep('start'), { ...options, 'work.list': [failed('docker.diskFull')] });
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk that Docker uses is full');
    expect(await forward('Try again')).toBeEnabled();
    expect(screen.queryByRole('button', { name: 'Build classic instead' })).toBeNull();
  });

  it('stays closed while the node catches up, with the time left', async () => {
    showSetup(onStep('start', { instance: aPractice().instance }), { ...options, ...running, 'status.get': syncing });
    expect(await forward('Continue')).toBeDisabled();
    await closedBecause('Continue', /both clients are in sync ?, in about 9.min/);
  });

  it('goes on when both clients are in sync', async () => {
    const { state } = showSetup(onStep('start', { instance: aPractice().instance }), {
      ...options,
      ...running,
      'work.list': [aWork({ state: 'done', endedAt: aWork().startedAt + 72_000 })],
    });
    await open('Continue');
    await userEvent.click(await forward('Continue'));
    await waitFor(() => expect(state()).toMatchObject({ step: 'keys', gave: { start: 'In sync after 1\u202fmin 12\u202fs' } }));
  });

  it('removes a network that is gone before it starts a fresh one', async () => {
    const { bridge } = showSetup(onStep('start'), {
      ...options,
      'practice.status': aPractice({ state: 'gone', why: 'The chain cannot go on.' }),
      'practice.down': { workId: 'w0' },
      'practice.up': { workId: 'w1' },
    });
    expect(await screen.findByText('The chain cannot go on.')).toBeVisible();
    await userEvent.click(await forward('Start a fresh one'));
    await waitFor(() => expect(ups(bridge.asked).map((one) => one.name)).toEqual(['practice.down', 'practice.up']));
  });

  it('resumes a paused network, also after the deposit was sent', async () => {
    const { bridge } = showSetup(
      { ...onStep('waiting'), step: 'start' },
      { ...options, 'practice.status': aPractice({ state: 'paused' }), 'practice.resume': {} },
    );
    await userEvent.click(await forward('Resume'));
    await waitFor(() => expect(ups(bridge.asked).map((one) => one.name)).toEqual(['practice.resume']));
  });
});

describe('what the start shows', () => {
  const status = running['status.get'] as typeof syncing;
  const none = aPractice({ state: 'none', instance: null });
  it.each([
    ['looking', undefined, []],
    ['plan', none, []],
    ['plan', none, [aWork({ kind: 'practice.down', state: 'done' }), failed('docker.diskFull')]],
    ['working', none, [aWork()]],
    ['removing', aPractice(), [aWork({ kind: 'practice.down' })]],
    ['failed', none, [failed('docker.diskFull')]],
    ['cancelled', aPractice({ state: 'stopped' }), [aWork({ state: 'cancelled' })]],
    ['interrupted', aPractice({ state: 'starting' }), []],
    ['stopped', aPractice({ state: 'stopped' }), []],
    ['halted', aPractice({ why: 'Your beacon client does not run.' }), []],
    ['gone', aPractice({ state: 'gone' }), [failed('docker.diskFull')]],
    ['synced', aPractice(), [failed('docker.diskFull')]],
  ] as const)('is %s', (view, practice, work) => {
    expect(startView(practice, work, status)).toBe(view);
  });
});
