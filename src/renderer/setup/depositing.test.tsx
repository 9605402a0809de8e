import { act, screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { DepositRoad, GateItem } from '../../shared/deposit.ts';
import type { AddressVerdict } from '../../shared/keys.ts';
import type { Answers } from '../testing/bridge.ts';
import { ADDRESS, aKey, aPractice, aValidator, noPractice, PUBKEY } from '../testing/samples.ts';
import { closedBecause, onStep, open, running, showSetup } from '../testing/wizard.tsx';
import { roadTimes } from './waiting/times.ts';

const userEvent = events.setup({ delay: null });
const secret = 'four random words';
const forward = (name = 'Continue') => screen.findByRole('button', { name });
const press = async (name: string): Promise<void> => userEvent.click(await forward(name));
const judge = ({ text }: { text: string }): AddressVerdict =>
  text === ADDRESS || text === '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
    ? { ok: true, address: text }
    : { ok: false, reason: 'checksum', message: 'The checksum of this address does not fit.', position: null };

describe('the withdrawal address', () => {
  const unsigned: Answers = { ...running, 'keys.list': [aKey({ deposit: null })], 'keys.checkAddress': judge };
  const sign = () => forward('Sign the deposit');

  it('is judged, compared, and signed with the password', async () => {
    const { state, bridge } = showSetup(onStep('address'), { ...unsigned, 'keys.deposit': [aKey()] });
    await closedBecause('Sign the deposit', 'Continue opens with a withdrawal address');
    await userEvent.type(screen.getByLabelText('Withdrawal address'), ADDRESS);
    await closedBecause('Sign the deposit', 'Continue opens with the first and last block from your wallet');
    expect(screen.getByRole('img', { name: 'Picture of 0x71C7' })).toBeVisible();
    await userEvent.type(screen.getByLabelText('Block 1'), '71C7');
    await userEvent.type(screen.getByLabelText('Block 10'), '976f');
    await closedBecause('Sign the deposit', 'Continue opens with the password of the key file');
    await userEvent.type(screen.getByLabelText('Password of the key file'), secret);
    await userEvent.click(await sign());
    await waitFor(() => expect(state()).toMatchObject({ step: 'check', gave: { address: '0x71C7…976F' } }));
    expect(bridge.asked).toContainEqual({
      name: 'keys.deposit',
      input: {
        network: 'practice',
        pubkeys: [PUBKEY],
        password: secret,
        withdrawalAddress: ADDRESS,
        compounding: false,
        amountGwei: 32_000_000_000n,
      },
    });
  });

  it('that is wrong gets its sentence, no picture, and closes the rest', async () => {
    showSetup(onStep('address'), unsigned);
    await userEvent.type(await screen.findByLabelText('Withdrawal address'), '0x71C7656EC7ab88b098defB751B7401B5f6d8967F');
    expect(await screen.findByText('The checksum of this address does not fit.')).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByLabelText('Block 1')).toBeDisabled();
    await closedBecause('Sign the deposit', 'Continue opens with an address that is right');
  });

  it('that was changed on its way is caught by the comparison', async () => {
    showSetup(onStep('address'), unsigned);
    await userEvent.type(await screen.findByLabelText('Withdrawal address'), ADDRESS);
    await waitFor(() => expect(screen.getByLabelText('Block 10')).toBeEnabled());
    await userEvent.type(screen.getByLabelText('Block 10'), '1234');
    expect(await screen.findByText(/not what the address above has/)).toBeVisible();
  });

  it('may be the practice wallet’s; compounding is closed on classic with the reason', async () => {
    showSetup(onStep('address'), unsigned);
    await press('Use the practice wallet’s address');
    expect(screen.getByLabelText('Withdrawal address')).toHaveValue('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266');
    expect(screen.getByRole('radio', { name: /Left in to earn/ })).toBeDisabled();
    expect(screen.getByText(/Closed here: classic/)).toBeVisible();
  });

  it('may compound on the rules of today', async () => {
    showSetup(onStep('address'), { ...unsigned, 'practice.status': aPractice({ rules: 'Fulu' }) });
    await waitFor(async () => expect(await screen.findByRole('radio', { name: /Left in to earn/ })).toBeEnabled());
  });

  it('that is signed already is shown, and can be changed until the deposit is sent', async () => {
    showSetup(onStep('address'), { ...running, 'keys.list': [aKey()] });
    expect(await screen.findByRole('heading', { level: 1, name: /come back to this address/ })).toBeVisible();
    await press('Choose another address');
    expect(await screen.findByLabelText('Withdrawal address')).toHaveValue('');
  });

  it('that was signed for the same key on another network is not taken for it', async () => {
    showSetup(onStep('address'), { ...running, 'keys.list': [aKey({ network: 'mainnet', instance: null }), aKey({ deposit: null })] });
    expect(await screen.findByLabelText('Withdrawal address')).toHaveValue('');
  });

  it('is not signed with a wrong password, which is told beside it', async () => {
    showSetup(onStep('address'), {
      ...unsigned,
      'keys.deposit': () => {
        throw new AppError('key.passwordWrong');
      },
    });
    await userEvent.type(await screen.findByLabelText('Withdrawal address'), ADDRESS);
    await waitFor(() => expect(screen.getByLabelText('Block 1')).toBeEnabled());
    await userEvent.type(screen.getByLabelText('Block 1'), '71C7');
    await userEvent.type(screen.getByLabelText('Block 10'), '976F');
    await userEvent.type(screen.getByLabelText('Password of the key file'), 'no');
    await userEvent.click(await sign());
    expect(await screen.findByText('This password does not open the keystore.')).toBeVisible();
  });
});

describe('the check before deposit', () => {
  const item = (change: Partial<GateItem>): GateItem => ({
    id: 'key',
    title: 'Key file',
    verdict: 'fine',
    found: 'opens',
    todo: null,
    ...change,
  });

  it('opens when everything agrees', async () => {
    const { state } = showSetup(onStep('check'), { ...running, 'deposit.check': [item({}), item({ id: 'b', verdict: 'unknown' })] });
    await open('Continue');
    await press('Continue');
    await waitFor(() => expect(state().gave.check).toBe('1 of 2 agree'));
  });

  it('stays closed where one thing does not, and looks again', async () => {
    const { bridge } = showSetup(onStep('check'), {
      ...running,
      'deposit.check': [item({}), item({ id: 'loaded', title: 'Validator client', verdict: 'stops', todo: 'Load it.' })],
    });
    await closedBecause('Continue', 'Continue opens when this holds: Validator client');
    bridge.answer({ 'deposit.check': [item({})] });
    await userEvent.click(screen.getAllByRole('button', { name: 'Look again' })[0] as HTMLElement);
    await open('Continue');
  });

  it('is not done again once the deposit was sent', async () => {
    const { bridge } = showSetup({ ...onStep('waiting'), step: 'check' }, { ...running, 'deposit.road': road({ status: 'sent' }) });
    expect(await screen.findByRole('heading', { level: 1, name: /Everything agreed before the deposit/ })).toBeVisible();
    expect(bridge.asked.some((one) => one.name === 'deposit.check')).toBe(false);
  });

  it('says that it could not look', async () => {
    showSetup(onStep('check'), {
      ...running,
      'deposit.check': () => {
        throw new AppError('beacon.timeout');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('stays silent');
    await closedBecause('Continue', 'Continue opens after a look that succeeds');
  });
});

const road = (change: Partial<DepositRoad>): DepositRoad => ({
  pubkey: PUBKEY,
  txHash: null,
  stations: [],
  status: 'none',
  activeAt: null,
  queue: null,
  validatorIndex: null,
  activationEpoch: null,
  ...change,
});
const txHash = `0x${'ab'.repeat(32)}`;

describe('the deposit', () => {
  const ready: Answers = { ...running, 'keys.list': [aKey()], 'deposit.road': road({}) };
  const phrase = 'deposit 32 practice ETH';

  it('is sent once, after its phrase was typed', async () => {
    const { state, bridge } = showSetup(onStep('deposit'), { ...ready, 'deposit.send': { txHash } });
    await closedBecause('Continue', 'Continue opens when the deposit is sent');
    const send = await forward('Send 32 practice ETH');
    expect(send).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Type deposit 32 practice ETH/), phrase);
    bridge.answer({ 'deposit.road': road({ status: 'sent', txHash }) });
    await userEvent.dblClick(send);
    await waitFor(() => expect(state()).toMatchObject({ step: 'waiting', depositSent: true, gave: { deposit: '32 practice ETH sent' } }));
    expect(bridge.asked.filter((one) => one.name === 'deposit.send')).toHaveLength(1);
  });

  it('that was sent just before Hearth was ended is found on the chain and never repeated', async () => {
    const { state } = showSetup(onStep('deposit'), { ...ready, 'deposit.road': road({ status: 'included', txHash }) });
    expect(await screen.findByRole('heading', { level: 1, name: /Your deposit was sent/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send 32 practice ETH' })).toBeNull();
    await waitFor(() => expect(state().depositSent).toBe(true));
    await press('Continue');
    await waitFor(() => expect(state().step).toBe('waiting'));
  });

  it('of which the chain tells nothing yet is neither sent nor sent again, until it does', async () => {
    const { state, bridge } = showSetup(onStep('deposit'), { ...ready, 'deposit.road': road({ status: 'sent', txHash: null }) });
    expect(await screen.findByRole('heading', { level: 1, name: /Looking for an earlier deposit/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send 32 practice ETH' })).toBeNull();
    expect(state().depositSent).toBe(false);
    act(() => bridge.emit('deposit.changed', road({ status: 'none' })));
    expect(await forward('Send 32 practice ETH')).toBeDisabled();
  });

  it('that is refused as a second one says so kindly and goes on', async () => {
    const { state } = showSetup(onStep('deposit'), {
      ...ready,
      'deposit.send': () => {
        throw new AppError('deposit.twice', { what: '0x8f3a…c21e' });
      },
    });
    await userEvent.type(await screen.findByLabelText(/Type deposit 32 practice ETH/), phrase);
    await press('Send 32 practice ETH');
    expect(await screen.findByText(/No second one was sent/)).toBeVisible();
    await press('Continue');
    await waitFor(() => expect(state()).toMatchObject({ step: 'waiting', depositSent: true }));
  });

  it('that could not be sent says why and stays open', async () => {
    showSetup(onStep('deposit'), {
      ...ready,
      'deposit.send': () => {
        throw new AppError('deposit.gate', { what: 'the node is behind' });
      },
    });
    await userEvent.type(await screen.findByLabelText(/Type deposit 32 practice ETH/), phrase);
    await press('Send 32 practice ETH');
    expect(await screen.findByRole('alert')).toHaveTextContent('No coins have moved.');
    expect(await forward('Send 32 practice ETH')).toBeEnabled();
  });

  it('that failed on the chain may be sent again', async () => {
    showSetup({ ...onStep('waiting'), step: 'deposit' }, { ...ready, 'deposit.road': road({ status: 'failed', txHash }) });
    expect(await screen.findByText(/mined but did not succeed/)).toBeVisible();
    expect(await forward('Send 32 practice ETH')).toBeDisabled();
  });
});

describe('waiting', () => {
  const queuedAt = (now: number): DepositRoad =>
    road({
      status: 'queued',
      txHash,
      activeAt: now + 74_000,
      validatorIndex: 64,
      queue: { beforeGwei: 0n, perEpochGwei: 128_000_000_000n, secondsPerEpoch: 16 },
      stations: [
        { id: 'sent', name: 'Sent', state: 'done', at: now - 84_000, detail: '' },
        { id: 'included', name: 'In a block', state: 'done', at: now - 81_000, detail: 'slot 131' },
        { id: 'queued', name: 'Queued', state: 'here', at: now - 22_000, detail: 'validator 64' },
        { id: 'finalized', name: 'Finalized', state: 'next', at: now + 10_000, detail: 'epoch 22' },
        { id: 'active', name: 'Active', state: 'next', at: now + 74_000, detail: 'epoch 26' },
      ],
    });

  it('shows the road, the queue, and what the time is for', async () => {
    const now = Date.now();
    const queued = queuedAt(now);
    showSetup(onStep('waiting'), { ...running, 'deposit.road': queued });
    expect(await screen.findByRole('heading', { level: 1, name: /starts in about/ })).toBeVisible();
    expect(screen.getByRole('list', { name: 'The road of your deposit' })).toHaveTextContent('In a block');
    expect(screen.getByText('You are first in the queue')).toBeVisible();
    expect(screen.getByText('62 days in May 2026')).toBeVisible();
    await closedBecause('Continue', /when the validator is active ?, about/);
  });

  it('opens by itself when the validator is active', async () => {
    const now = Date.now();
    const queued = queuedAt(now);
    const { bridge, state } = showSetup(onStep('waiting'), { ...running, 'deposit.road': queued });
    expect(await forward()).toBeDisabled();
    bridge.emit('deposit.changed', { ...queued, status: 'active', activeAt: now + 100_000 });
    await open('Continue');
    await press('Continue');
    await waitFor(() => expect(state()).toMatchObject({ step: 'active', gave: { waiting: 'Active after 3\u202fmin 4\u202fs' } }));
  });

  it('says that a sent deposit is safe where the node cannot be asked', async () => {
    showSetup(onStep('waiting'), {
      ...running,
      'deposit.road': () => {
        throw new AppError('beacon.unreachable');
      },
    });
    expect(await screen.findByRole('heading', { level: 1, name: /nothing is lost by this/ })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('The beacon node does not answer.');
  });

  it('reads its times from the road', () => {
    const now = Date.now();
    const queued = queuedAt(now);
    const behind = { ...queued, queue: { beforeGwei: 544_000_000_000n, perEpochGwei: 128_000_000_000n, secondsPerEpoch: 16 } };
    expect([roadTimes(behind, now), roadTimes(queued, now + 40_000), roadTimes(road({}), now)]).toEqual([
      { queueSeconds: 68, final: { seconds: 10, left: true }, notice: { seconds: 64, left: false } },
      { queueSeconds: 0, final: { seconds: 91, left: false }, notice: { seconds: 34, left: true } },
      { queueSeconds: null, final: null, notice: null },
    ]);
  });
});

describe('active', () => {
  it('says what now, and goes home', async () => {
    const { state } = showSetup(onStep('active'), { ...running, 'validators.list': [aValidator()] });
    expect(await screen.findByRole('heading', { level: 1, name: /Validator 64 is active/ })).toBeVisible();
    expect(screen.getByText('32.001 912')).toBeVisible();
    await press('Go to Home');
    await waitFor(() => expect(state().gave.active).toBe('Attests by itself'));
  });

  it('says that the network has ended where it was removed, and leads to a fresh one', async () => {
    const { state } = showSetup(onStep('active'), { ...running, 'practice.status': noPractice });
    expect(await screen.findByRole('heading', { level: 1, name: /This practice network has ended/ })).toBeVisible();
    await press('Start a fresh one');
    await waitFor(() => expect(state()).toMatchObject({ step: 'start', profile: 'classic', pubkeys: [], depositSent: false }));
  });

  it('can set up another validator', async () => {
    const { state } = showSetup(onStep('active'), { ...running, 'validators.list': [aValidator()] });
    await press('Set up another validator');
    await waitFor(() => expect(state()).toMatchObject({ step: 'staking', pubkeys: [], depositSent: false }));
  });
});
