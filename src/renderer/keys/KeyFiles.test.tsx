import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { SignedFile } from '../../shared/validators.ts';
import type { Answers } from '../testing/bridge.ts';
import { showRoom } from '../testing/render.tsx';
import { ADDRESS, aKey, aPractice, aValidator, healthy, PUBKEY } from '../testing/samples.ts';

const userEvent = events.setup({ delay: null });
/** The page of its file. */
const KEY = `${PUBKEY}@ab12cd34`;
const secret = 'four random words';
const world: Answers = {
  'keys.list': [aKey()],
  'validators.list': [aValidator()],
  'practice.status': aPractice(),
  'settings.pickFolder': { path: '/media/usb' },
  'keys.abandon': {},
};
const press = async (name: string): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));

describe('an exit file', () => {
  it('is signed for the number that the node told, from epoch 0, and sent nowhere', async () => {
    const file = '/media/usb/exit_transactions/signed_exit_transaction-64-1.json';
    const { bridge } = showRoom('keys', { ...world, 'keys.exitFile': { file, validatorIndex: 64, checked: true } }, KEY);
    await press('Make an exit file');
    expect(await screen.findByLabelText('Validator number')).toHaveValue('64');
    await userEvent.type(screen.getByLabelText('Password of the key file'), secret);
    await press('Choose the folder');
    await press('Sign the exit file');
    expect(await screen.findByText(file)).toBeVisible();
    expect(screen.getByText(/Your node confirms that this number belongs to this key/)).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.exitFile')?.input).toEqual({
      network: 'practice',
      pubkey: PUBKEY,
      password: secret,
      validatorIndex: 64,
      epoch: 0,
      folder: '/media/usb',
    });
  });

  it('asks for no password that the keychain keeps', async () => {
    const { bridge } = showRoom(
      'keys',
      {
        ...world,
        'keychain.state': { state: { kind: 'keychain', name: 'the keyring “Login”' }, kept: [PUBKEY] },
        'keys.exitFile': { file: '/media/usb/exit.json', validatorIndex: 64, checked: true },
      },
      `exit:${KEY}`,
    );
    expect(await screen.findByText(/This machine’s keychain knows the password/)).toBeVisible();
    expect(screen.queryByLabelText('Password of the key file')).toBeNull();
    await press('Choose the folder');
    await press('Sign the exit file');
    expect(await screen.findByText('/media/usb/exit.json')).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.exitFile')?.input).toMatchObject({ password: null });
  });

  it('is closed by an epoch that is none, and leads to it', async () => {
    showRoom('keys', world, `exit:${KEY}`);
    const epoch = await screen.findByLabelText('Counts from epoch');
    await userEvent.clear(epoch);
    await press('an epoch');
    expect(epoch).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Sign the exit file' })).toBeDisabled();
  });

  it('says a wrong password at its field', async () => {
    showRoom(
      'keys',
      {
        ...world,
        'keys.exitFile': () => {
          throw new AppError('key.passwordWrong');
        },
      },
      `exit:${KEY}`,
    );
    await userEvent.type(await screen.findByLabelText('Password of the key file'), 'another');
    await press('Choose the folder');
    await press('Sign the exit file');
    expect(await screen.findByText('This password does not open the keystore.')).toBeVisible();
  });
});

it('a top-up file goes to the address that is set', async () => {
  const file = '/media/usb/partial_deposits/deposit_data-1.json';
  const { bridge } = showRoom('keys', { ...world, 'keys.topUpFile': { file, withdrawalAddress: ADDRESS, compounding: false } }, KEY);
  await press('Make a top-up file');
  const amount = await screen.findByLabelText('Amount to add, practice ETH');
  await userEvent.clear(amount);
  await userEvent.type(amount, '1.5');
  expect(await screen.findByText(/what is above earns nothing and is paid back/)).toHaveTextContent(/^33\.501/);
  await userEvent.type(screen.getByLabelText('Password of the key file'), secret);
  await press('Choose the folder');
  await press('Sign the top-up file');
  expect(await screen.findByText(file)).toBeVisible();
  expect(bridge.asked.findLast((one) => one.name === 'keys.topUpFile')?.input).toMatchObject({
    amountGwei: 1_500_000_000n,
    withdrawalAddress: ADDRESS,
  });
});

const changeFile = '/media/usb/bls_to_execution_changes/bls_to_execution_change-1.json';
it('an address is set for 0x00 with the words, once it was compared with the wallet, and sent after a phrase', async () => {
  const old = aValidator({ withdrawalCredentials: `0x00${'ab'.repeat(31)}`, withdrawalAddress: null, intendedAddress: null });
  const { bridge } = showRoom(
    'keys',
    {
      ...world,
      'keys.list': [aKey({ deposit: null })],
      'validators.list': [old],
      'keys.read': { ok: true, session: 's1', words: 12, language: 'english' },
      'keys.checkAddress': { ok: true, address: ADDRESS },
      'keys.addressFacts': { contract: false, used: true },
      'keys.credentialsChange': { file: changeFile, checked: true },
      'validators.filePreview': {
        kind: 'change',
        phrase: 'set address 976F for ever',
        validators: [{ validatorIndex: 64, pubkey: PUBKEY, balanceGwei: 32_000_000_000n, withdrawalAddress: ADDRESS, refusal: null }],
      },
      'validators.sendFile': {},
    },
    KEY,
  );
  await press('Set a withdrawal address');
  fireEvent.change(await screen.findByLabelText('Your words, in their order'), {
    target: { value: Array.from({ length: 12 }, (_, i) => `word${i}`).join(' ') },
  });
  await press('Read the words');
  fireEvent.change(await screen.findByLabelText('Withdrawal address'), { target: { value: ADDRESS } });
  await waitFor(() => expect(screen.getByLabelText('Block 1')).toBeEnabled());
  await userEvent.type(screen.getByLabelText('Block 1'), ADDRESS.slice(2, 6));
  await userEvent.type(screen.getByLabelText('Block 10'), ADDRESS.slice(-4));
  await press('Choose the folder');
  await press('Sign the change');
  expect(await screen.findByRole('heading', { level: 1, name: /The change is signed/ })).toBeVisible();
  expect(bridge.asked.findLast((one) => one.name === 'keys.credentialsChange')?.input).toEqual({
    session: 's1',
    network: 'practice',
    start: 0,
    validatorIndices: [64],
    withdrawalAddress: ADDRESS,
    folder: '/media/usb',
  });
  expect(await screen.findByRole('button', { name: 'Send the change' })).toBeDisabled();
  await userEvent.type(screen.getByLabelText(/^Type/), 'set address 976F for ever');
  await press('Send the change');
  expect(await screen.findByRole('heading', { level: 1, name: /The change is sent/ })).toBeVisible();
  expect(bridge.asked.findLast((one) => one.name === 'validators.sendFile')?.input).toEqual({
    file: changeFile,
    phrase: 'set address 976F for ever',
  });
});

describe('a signed file from elsewhere', () => {
  const file = '/media/usb/signed_exit_transaction-64-1.json';
  const exit: SignedFile = {
    kind: 'exit',
    phrase: 'exit validator 64',
    validators: [{ validatorIndex: 64, pubkey: PUBKEY, balanceGwei: 32_010_000_000n, withdrawalAddress: ADDRESS, refusal: null }],
  };

  it('is read first, then sent after its phrase', async () => {
    const { bridge } = showRoom(
      'keys',
      { ...world, 'settings.pickFile': { path: file }, 'validators.filePreview': exit, 'validators.sendFile': {} },
      null,
    );
    await press('Send a signed file');
    await press('Choose the file');
    expect(await screen.findByText(/About 32.010.000.practice.ETH will be paid to/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send the exit' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/^Type/), 'exit validator 64');
    await press('Send the exit');
    expect(await screen.findByRole('heading', { level: 1, name: /The exit is sent/ })).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'validators.sendFile')?.input).toEqual({ file, phrase: 'exit validator 64' });
  });

  it('that the chain does not take has no button', async () => {
    const refused = { ...exit, validators: exit.validators.map((one) => ({ ...one, refusal: 'Validator 64 has left already.' })) };
    showRoom('keys', { ...world, 'settings.pickFile': { path: file }, 'validators.filePreview': refused }, 'send');
    await press('Choose the file');
    expect(await screen.findByText(/The chain does not take this file. Validator 64 has left already./)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send the exit' })).toBeNull();
  });

  it('is judged anew as the chain goes on', async () => {
    let refusal: string | null = 'Validator 64 is not active yet.';
    const judged = async (): Promise<SignedFile> => ({ ...exit, validators: exit.validators.map((one) => ({ ...one, refusal })) });
    const { bridge } = showRoom('keys', { ...world, 'settings.pickFile': { path: file }, 'validators.filePreview': judged }, 'send');
    await press('Choose the file');
    expect(await screen.findByText(/Validator 64 is not active yet/)).toBeVisible();
    refusal = null;
    act(() => bridge.emit('status.changed', healthy));
    expect(await screen.findByRole('button', { name: 'Send the exit' })).toBeVisible();
  });
});
