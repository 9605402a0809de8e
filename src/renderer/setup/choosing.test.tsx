import { screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { HostCheck } from '../../shared/host.ts';
import type { PracticeOption } from '../../shared/practice.ts';
import { aPractice } from '../testing/samples.ts';
import { closedBecause, onStep, open, showSetup } from '../testing/wizard.tsx';

const userEvent = events.setup({ delay: null });
const forward = (name = 'Continue') => screen.findByRole('button', { name });
const check = (change: Partial<HostCheck>): HostCheck => ({
  id: 'memory',
  title: 'Memory',
  verdict: 'fine',
  found: '32 GB',
  needed: '4 GB',
  why: 'Clients need it.',
  todo: null,
  command: null,
  ...change,
});
const option = (change: Partial<PracticeOption>): PracticeOption => ({
  profile: 'classic',
  execution: 'geth',
  consensus: 'lodestar',
  title: 'Classic',
  rules: 'Capella',
  preset: 'minimal',
  images: [{ ref: 'hearth/geth:1.16.9', roles: ['execution'], present: true, bytes: 48_900_000 }],
  source: 'present',
  cannotShow: ['Compounding validators (0x02)'],
  ...change,
});
const prysm = option({ profile: 'today', consensus: 'prysm', rules: 'Fulu', source: 'pull', cannotShow: [], images: [] });

describe('what staking is', () => {
  it('is three pages, walked by keyboard alone, back and forth', async () => {
    const { state } = showSetup(onStep('staking'));
    const title = (name: RegExp) => screen.findByRole('heading', { level: 1, name });
    const press = async (name: string): Promise<void> => {
      const button = await forward(name);
      while (document.activeElement !== button) await userEvent.tab();
      await userEvent.keyboard('{Enter}');
    };
    await title(/You lock coins/);
    await press('Next page');
    expect(await title(/You can lose coins/)).toHaveFocus();
    await press('Back');
    expect(await title(/You lock coins/)).toHaveFocus();
    await press('Next page');
    await press('Next page');
    expect(await title(/Staking is not a bank deposit/)).toHaveFocus();
    await press('Continue');
    await waitFor(() => expect(state()).toMatchObject({ step: 'network', gave: { staking: '3 pages read' } }));
  });
});

describe('network', () => {
  it('is practice; real networks are closed with the reason', async () => {
    const { state } = showSetup(onStep('network'));
    await forward();
    expect(screen.getByRole('radio', { name: /Practice/ })).toBeChecked();
    for (const name of [/Hoodi/, /Mainnet/]) expect(screen.getByRole('radio', { name })).toBeDisabled();
    expect(
      screen.getAllByText('Staking there comes in a later version; first live it here. A node alone starts in the Node room.'),
    ).toHaveLength(2);
    await userEvent.click(await forward());
    await waitFor(() => expect(state()).toMatchObject({ step: 'host', network: 'practice', secondsPerSlot: 2 }));
  });

  it('keeps the slot time of a network that runs already', async () => {
    const { state } = showSetup(onStep('network'), { 'practice.status': aPractice({ secondsPerSlot: 4 }) });
    expect(await screen.findByText(/runs now has 4.s slots/)).toBeInTheDocument();
    await userEvent.click(await forward());
    await waitFor(() => expect(state()).toMatchObject({ secondsPerSlot: 4, gave: { network: 'Practice · 4\u202fs slots' } }));
  });
});

describe('host check', () => {
  it('says what it does while it looks, and keeps Continue closed', async () => {
    showSetup(onStep('host'), { 'host.check': () => new Promise(() => undefined) });
    expect(await screen.findByRole('heading', { level: 1, name: /Hearth looks at this machine/ })).toBeVisible();
    expect(await forward()).toBeDisabled();
    await closedBecause('Continue', 'Continue opens when the checks are done');
  });

  it('closes Continue where a check stops, and its reason leads to the row', async () => {
    showSetup(onStep('host'), {
      'host.check': [check({ id: 'docker', title: 'Docker', verdict: 'stops', todo: 'Start Docker.' }), check({})],
    });
    expect(await screen.findByRole('heading', { level: 1, name: /once “Docker” is right/ })).toBeVisible();
    await closedBecause('Continue', 'Continue opens when Docker is right');
    await userEvent.click(screen.getByRole('button', { name: 'Docker' }));
    expect(document.activeElement?.closest('details')).toHaveAttribute('id', 'host-docker');
  });

  it('goes on with what is to watch or could not be seen', async () => {
    const { state } = showSetup(onStep('host'), {
      'host.check': [check({ id: 'a', verdict: 'watch' }), check({ id: 'b', verdict: 'unknown' }), check({ id: 'c' })],
    });
    await open('Continue');
    await userEvent.click(await forward());
    await waitFor(() => expect(state().gave.host).toBe('1 of 3 fine'));
  });

  it('looks again after a failure', async () => {
    const { bridge } = showSetup(onStep('host'), {
      'host.check': () => {
        throw new AppError('docker.timeout');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Docker did not answer in time.');
    bridge.answer({ 'host.check': [check({})] });
    await userEvent.click(screen.getByRole('button', { name: 'Look at all again' }));
    expect(await screen.findByRole('heading', { level: 1, name: /The one check is fine/ })).toBeVisible();
  });
});

describe('clients', () => {
  const options = { options: [option({}), prysm], chosen: 0, reason: 'These are here.' };

  it('suggests the best, says why, and what it cannot show', async () => {
    const { state } = showSetup(onStep('clients'), { 'practice.options': options });
    expect(await screen.findByRole('radio', { name: /Geth \+ Lodestar/ })).toBeChecked();
    expect(screen.getByText('Suggested: Geth + Lodestar. These are here.')).toBeVisible();
    expect(screen.getByText('Compounding validators (0x02)')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: /Geth \+ Prysm/ }));
    expect(screen.getByText(/shows everything that today’s mainnet does/)).toBeVisible();
    await userEvent.click(await forward());
    await waitFor(() =>
      expect(state()).toMatchObject({ step: 'start', profile: 'today', consensus: 'prysm', gave: { clients: 'Geth + Prysm' } }),
    );
  });

  it('keeps those of a network that runs already', async () => {
    showSetup(onStep('clients'), { 'practice.options': options, 'practice.status': aPractice() });
    expect(await screen.findByRole('radio', { name: /Geth \+ Prysm/ })).toBeDisabled();
  });

  it('loads images from a file and looks again', async () => {
    const { bridge } = showSetup(onStep('clients'), {
      'practice.options': options,
      'settings.pickFile': { path: 'images.tar' },
      'practice.loadImages': { refs: ['chainsafe/lodestar:v1.46.0'] },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Load images from a file' }));
    expect(await screen.findByText('Loaded: chainsafe/lodestar:v1.46.0.')).toBeVisible();
    await waitFor(() => expect(bridge.asked.filter((one) => one.name === 'practice.options')).toHaveLength(2));
  });

  it('says that none can be had, and keeps Continue closed', async () => {
    showSetup(onStep('clients'), {
      'practice.options': () => {
        throw new AppError('practice.noOption');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('neither pull nor build');
    await closedBecause('Continue', 'Continue opens when there are clients to choose');
    expect(screen.getByRole('button', { name: 'Load images from a file' })).toBeEnabled();
  });
});
