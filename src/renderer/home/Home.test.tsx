import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import { firstStart, showRoom } from '../testing/render.tsx';
import { ADDRESS, aPractice, aPreview, aSetup, aValidator, aWork, healthy, setupDone } from '../testing/samples.ts';

const living = { 'status.get': healthy, 'practice.status': aPractice(), 'setup.get': setupDone, 'validators.exitPreview': aPreview() };

describe('Home', () => {
  it('tells a first start what to do and leads into the setup', async () => {
    showRoom('home');
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'Nothing runs here yet. Set up a validator with coins that cost nothing.',
    );
    expect(screen.getByRole('note', { name: /No network/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Read what staking is' }));
    expect(await screen.findByRole('heading', { level: 1, name: /You lock coins/ })).toBeVisible();
  });

  it('continues a setup that is under way', async () => {
    showRoom('home', { 'setup.get': aSetup({ step: 'keys', reached: 'keys', network: 'practice' }) });
    expect(await screen.findByText('Next in setup: Keys.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Continue setup' })).toBeEnabled();
  });

  it('shows a living validator: sentence, ring, duties, amounts, one next step', async () => {
    showRoom('home', living);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'Both clients are in sync and your validator attests. Next duty in 4 s.',
    );
    expect(
      screen.getByRole('img', {
        name: /^Epoch 200\. Slots 1,600, 1,602 and 1,603 hold blocks\. Slot 1,601 was missed\. 1,602 is yours\. Now slot 1,604\. You attest in slot 1,606\.$/,
      }),
    ).toBeVisible();
    expect(screen.getByText('Proposed 1,602')).toBeVisible();
    expect(screen.getByRole('img', { name: 'Epochs 168 to 199: 30 in time · 1 late · 1 missed' })).toBeVisible();
    expect(screen.getByTitle(ADDRESS)).toBeVisible();
    expect(screen.getAllByRole('button').filter((button) => button.classList.contains('primary'))).toHaveLength(1);
    expect(screen.getByRole('region', { name: 'Next step' })).toHaveTextContent('Still to live through: leaving.');
  });

  it('offers a fresh network when the rest of this one is gone, keeping the choices', async () => {
    const { bridge } = showRoom('home', {
      ...living,
      'practice.status': aPractice({ state: 'gone' }),
      'practice.down': { workId: 'w9' },
      'work.list': [aWork({ id: 'w9', kind: 'practice.down', state: 'done', parts: [] })],
      'setup.dispatch': aSetup({ step: 'start', reached: 'start', network: 'practice' }),
    });
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('Practice coins only; real coins were never here.');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('The rest of this practice network has stopped for good.');
    await userEvent.click(within(notice).getByRole('button', { name: 'Start a fresh practice network' }));
    await expect.poll(() => bridge.asked.some((one) => one.name === 'setup.dispatch')).toBe(true);
    expect(bridge.asked.filter((one) => one.name === 'practice.down' || one.name === 'setup.dispatch')).toEqual([
      { name: 'practice.down', input: {} },
      { name: 'setup.dispatch', input: { type: 'startOver', gone: true } },
    ]);
  });

  it('says what Docker lacks and looks again on request', async () => {
    const { bridge } = showRoom('home', { 'host.docker': { state: 'unusable', fault: toFault(new AppError('docker.stopped')) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Look again' }));
    await expect.poll(() => bridge.asked.filter((one) => one.name === 'host.docker').length).toBe(2);
  });

  it('warns where the chain pays another address than the person set', async () => {
    const other = '0x9d2E41b07C6a55F08e31aB94dC07f6E2105b83Ac';
    showRoom('home', { ...living, 'status.get': { ...healthy, validators: [aValidator({ withdrawalAddress: other })] } });
    expect(await screen.findByRole('alert')).toHaveTextContent('The address on chain is not the one you set.');
    const rail = within(screen.getByRole('navigation', { name: 'Rooms' }));
    // At Keys and at Validators.
    expect(rail.getAllByText('A validator pays another address than the one you set')).toHaveLength(2);
  });

  it('follows events without asking again', async () => {
    const { bridge } = showRoom('home', living);
    await screen.findByText('Validator 64');
    const before = bridge.asked.filter((one) => one.name === 'status.get').length;
    bridge.emit('status.changed', { ...healthy, validators: [aValidator({ status: 'active_exiting' })] });
    expect(await screen.findByText('Your validator is on its way out.')).toBeVisible();
    expect(bridge.asked.filter((one) => one.name === 'status.get')).toHaveLength(before);
  });

  it('tells of a file that was set aside, here and at the rail', async () => {
    const about = firstStart['settings.about'];
    if (about === undefined || typeof about === 'function') throw new Error('A first start knows what runs.');
    const notices = [toFault(new AppError('store.corrupt', { what: 'setup.json', where: 'setup.json.broken' }))];
    showRoom('home', { 'settings.about': { ...about, notices } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file setup.json could not be read and was set aside as setup.json.broken.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'See Settings' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Hearth keeps little/ })).toBeVisible();
  });

  it('keeps the window when the node cannot be read, and asks again', async () => {
    const { bridge } = showRoom('home', {
      'status.get': () => {
        throw new AppError('beacon.timeout');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('The beacon node accepts connections but stays silent.');
    bridge.answer(living);
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText('Validator 64')).toBeVisible();
  });
});
