import { screen, waitFor, within } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { DepositRoad } from '../../shared/deposit.ts';
import { type StepId, steps } from '../../shared/steps.ts';
import { setupText } from '../strings/setup.ts';
import type { Answers } from '../testing/bridge.ts';
import { aKey, aPractice, aValidator, PUBKEY } from '../testing/samples.ts';
import { onStep, running, showSetup } from '../testing/wizard.tsx';
import { stepScreens } from './steps/index.ts';

const userEvent = events.setup({ delay: null });
const road = (status: DepositRoad['status']): DepositRoad => ({
  pubkey: PUBKEY,
  txHash: null,
  stations: [],
  status,
  activeAt: null,
  queue: null,
  validatorIndex: null,
  activationEpoch: null,
});
const world: Answers = {
  ...running,
  'host.check': [],
  'practice.options': { options: [], chosen: 0, reason: '' },
  'keys.list': [aKey()],
  'validators.list': [aValidator({ status: 'unknown' })],
  'deposit.check': [],
  'deposit.road': road('none'),
};
const heading = () => screen.findByRole('heading', { level: 1 });
const list = () => within(screen.getByRole('navigation', { name: 'Steps' }));

describe('after Hearth was ended on a step and started again', () => {
  it.each(steps)('%s goes on there', async (step: StepId) => {
    showSetup(onStep(step), step === 'waiting' ? { ...world, 'deposit.road': road('queued') } : world);
    await heading();
    const here = list()
      .getAllByRole('listitem')
      .find((item) => item.getAttribute('aria-current') === 'step');
    expect(here).toHaveTextContent(setupText.names[step]);
  });
});

describe('the step list', () => {
  it('says what each step gave and leads back to it without losing anything', async () => {
    const { state } = showSetup(onStep('host'), world);
    await heading();
    await userEvent.click(await list().findByRole('button', { name: /What staking is.*gave staking/ }));
    const first = await screen.findByRole('heading', { level: 1, name: /You lock coins/ });
    await waitFor(() => expect(first).toHaveFocus());
    expect(state()).toEqual({ ...onStep('host'), step: 'staking' });
  });

  it('has no way to steps that are not open', async () => {
    showSetup(onStep('host'), world);
    await heading();
    expect(list().queryByRole('button', { name: setupText.names.deposit })).toBeNull();
  });

  it('names every step', () => {
    expect(Object.values(stepScreens).map((step) => step.name)).toEqual(steps.map((step) => setupText.names[step]));
  });
});

describe('the wizard itself', () => {
  it('says why it cannot read where the person was', async () => {
    showSetup(onStep('host'), {
      'setup.get': () => {
        throw new AppError('file.read', { where: 'setup.json' });
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Hearth cannot read setup.json.');
  });

  it('says when a choice could not be kept, and stays', async () => {
    showSetup(onStep('network'), {
      'setup.dispatch': () => {
        throw new AppError('file.write', { where: 'setup.json' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Hearth cannot write to setup.json.');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Begin where mistakes cost nothing.');
  });

  it('tells which practice network runs now, once', async () => {
    const { bridge } = showSetup(onStep('keys', { instance: null }), { ...world, 'keys.list': [] });
    await waitFor(() =>
      expect(bridge.asked).toContainEqual({ name: 'setup.dispatch', input: { type: 'started', instance: aPractice().instance } }),
    );
    expect(bridge.asked.filter((one) => one.name === 'setup.dispatch')).toHaveLength(1);
  });
});

describe('a practice network that went away', () => {
  it('is told on later steps, with a fresh one as the way out that keeps the choices', async () => {
    const { state } = showSetup(onStep('waiting'), { ...world, 'practice.status': aPractice({ state: 'gone' }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Start a fresh one' }));
    await waitFor(() => expect(state()).toMatchObject({ step: 'start', pubkeys: [], depositSent: false, profile: 'classic' }));
  });

  it('leads to the start when it only stopped', async () => {
    const { state } = showSetup(onStep('check'), { ...world, 'practice.status': aPractice({ state: 'stopped' }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Go to the start' }));
    await waitFor(() => expect(state().step).toBe('start'));
  });

  it('does not let words be made for it', async () => {
    showSetup(onStep('keys'), { ...world, 'keys.list': [], 'practice.status': aPractice({ state: 'gone' }) });
    expect(await screen.findByRole('heading', { level: 1, name: /Keys need a network that runs/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show the words' })).toBeNull();
  });
});

describe('after the deposit was sent', () => {
  it('an earlier step only shows, and Continue leads back', async () => {
    const { state } = showSetup({ ...onStep('waiting'), step: 'network' }, world);
    expect(await screen.findByText(setupText.locked)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(state()).toEqual(onStep('waiting')));
  });
});
