import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { showRoom } from '../testing/render.tsx';
import { ADDRESS, aKey, aPractice, aPreview, aValidator, healthy, NOW, PUBKEY, setupDone } from '../testing/samples.ts';

const noRoad = { pubkey: PUBKEY, status: 'none' as const, stations: [], paidAt: null, paidGwei: null };
const one = {
  'status.get': healthy,
  'practice.status': aPractice(),
  'setup.get': setupDone,
  'validators.list': [aValidator()],
  'validators.exitPreview': aPreview(),
  'validators.exitRoad': noRoad,
  'keys.list': [aKey()],
};

describe('Validators', () => {
  it('says what makes a validator where there is none', async () => {
    showRoom('validators', {
      'validators.list': () => {
        throw new AppError('node.notRunning');
      },
    });
    expect(await screen.findByRole('heading', { level: 1, name: /You run no validator yet/ })).toBeVisible();
  });

  it('lists the worst first', async () => {
    const slashed = aValidator({ pubkey: PUBKEY.replace('8f3a', '9f3a'), index: 65, status: 'active_slashed' });
    showRoom('validators', { ...one, 'validators.list': [aValidator(), slashed] });
    await screen.findByText('Slashed');
    expect(
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.querySelector('b')?.textContent),
    ).toEqual(['Validator 65', 'Validator 64']);
  });

  it('follows what happens on the chain', async () => {
    const { bridge } = showRoom('validators', one);
    expect(await screen.findByText('Active')).toBeVisible();
    const ended = aValidator({ status: 'withdrawal_done', balanceGwei: 0n });
    bridge.answer({ 'validators.list': [ended] });
    act(() => bridge.emit('status.changed', { ...healthy, validators: [ended] }));
    expect(await screen.findByRole('heading', { level: 1, name: /Your validator is paid out/ })).toBeVisible();
  });

  it('loads a key that no client here signs with', async () => {
    const { bridge } = showRoom('validators', {
      ...one,
      'validators.list': [aValidator({ loaded: false })],
      'validators.import': [{ pubkey: PUBKEY, status: 'imported', message: null }],
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Load the key of Validator 64' }));
    await userEvent.type(screen.getByLabelText('Password of this key’s file'), 'correct horse');
    await userEvent.click(screen.getByRole('button', { name: 'Load its key' }));
    await expect.poll(() => screen.queryByLabelText('Password of this key’s file')).toBeNull();
    expect(bridge.asked.findLast((call) => call.name === 'validators.import')?.input).toEqual({
      pubkeys: [PUBKEY],
      password: 'correct horse',
    });
  });
});

describe('an exit', () => {
  it('is shown with its dates, its consequences and where the money goes before anything is signed', async () => {
    const { bridge } = showRoom('validators', one, PUBKEY);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('You are about to end validator 64. It cannot start again.');
    expect(screen.getAllByRole('listitem').map((station) => station.querySelector('b')?.textContent)).toEqual([
      'You sign',
      'In a block',
      'Duties end',
      'Withdrawable',
      'Paid out',
    ]);
    expect(screen.getByText('Cannot be undone')).toBeVisible();
    expect(screen.getByTitle(ADDRESS)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Exit validator 64' })).toBeDisabled();
    expect(bridge.asked.some((call) => call.name === 'validators.exit')).toBe(false);
  });

  it('is sent after the typed phrase, and only then', async () => {
    const { bridge } = showRoom('validators', { ...one, 'validators.exit': {} }, PUBKEY);
    await userEvent.type(await screen.findByLabelText(/to open the button/), 'exit validator 64');
    await userEvent.click(screen.getByRole('button', { name: 'Exit validator 64' }));
    expect(bridge.asked.filter((call) => call.name === 'validators.exit')).toEqual([
      { name: 'validators.exit', input: { pubkey: PUBKEY, phrase: 'exit validator 64', password: null } },
    ]);
  });

  it('asks for the password where the key process signs, and forgets it after a refusal', async () => {
    showRoom(
      'validators',
      {
        ...one,
        'validators.exitPreview': aPreview({ signer: 'keystore' }),
        'validators.exit': () => {
          throw new AppError('key.passwordWrong');
        },
      },
      PUBKEY,
    );
    const button = await screen.findByRole('button', { name: 'Exit validator 64' });
    await userEvent.type(screen.getByLabelText(/to open the button/), 'exit validator 64');
    expect(button).toBeDisabled();
    const password = screen.getByLabelText('Password of this key’s file');
    await userEvent.type(password, 'wrong password');
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('This password does not open the keystore.');
    expect(password).toHaveValue('');
  });

  it('stays closed where the chain would refuse it, and says why', async () => {
    showRoom(
      'validators',
      { ...one, 'validators.exitPreview': aPreview({ refused: 'Validator 64 has not worked long enough.', earliestEpoch: 203 }) },
      PUBKEY,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Validator 64 has not worked long enough.');
    expect(screen.queryByRole('button', { name: 'Exit validator 64' })).toBeNull();
  });

  it('opens by itself once the chain would take it', async () => {
    const young = aPreview({ refused: 'Validator 64 has not worked long enough.', earliestEpoch: 203 });
    const { bridge } = showRoom('validators', { ...one, 'validators.exitPreview': young }, PUBKEY);
    expect(await screen.findByRole('alert')).toHaveTextContent('Validator 64 has not worked long enough.');
    bridge.answer({ 'validators.exitPreview': aPreview() });
    act(() => bridge.emit('status.changed', healthy));
    expect(await screen.findByRole('button', { name: 'Exit validator 64' })).toBeDisabled();
  });

  it('is followed to the last withdrawal', async () => {
    const station = (id: 'signed' | 'exited' | 'withdrawn', state: 'done' | 'here' | 'next', at: number) => ({
      id,
      name: id,
      state,
      at,
      detail: '',
    });
    const { bridge } = showRoom(
      'validators',
      {
        ...one,
        'validators.list': [aValidator({ status: 'active_exiting' })],
        'validators.exitRoad': {
          ...noRoad,
          status: 'exiting',
          paidAt: NOW + 90_000,
          stations: [station('signed', 'here', NOW), station('exited', 'next', NOW + 60_000), station('withdrawn', 'next', NOW + 90_000)],
        },
      },
      PUBKEY,
    );
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      'Validator 64 is on its way out. Keep the node running until its duties end',
    );
    bridge.answer({
      'validators.exitRoad': {
        ...noRoad,
        status: 'withdrawn',
        paidAt: NOW,
        paidGwei: 32_001_912_345n,
        stations: [station('withdrawn', 'done', NOW)],
      },
    });
    act(() => bridge.emit('validators.changed', [aValidator({ status: 'withdrawal_done', balanceGwei: 0n })]));
    expect(await screen.findByText(/32\.001 912 practice ETH were paid out/)).toBeVisible();
  });
});
