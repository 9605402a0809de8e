import { fireEvent, screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { UsedIndices, WordsRead } from '../../shared/keys.ts';
import type { Answers } from '../testing/bridge.ts';
import { showRoom } from '../testing/render.tsx';
import { aKey, PUBKEY } from '../testing/samples.ts';

const userEvent = events.setup({ delay: null });
const secret = 'four random words';
const typed = Array.from({ length: 12 }, (_, i) => `word${i}`).join(' ');
const made = aKey({ network: 'hoodi', instance: null, deposit: null, path: 'm/12381/3600/3/0/0' });
const right: WordsRead = { ok: true, session: 's1', words: 12, language: 'spanish' };
const refused = (change: Partial<Extract<WordsRead, { ok: false }>>): WordsRead => ({
  ok: false,
  reason: 'words',
  message: 'Word 3 is not in the English word list. Near word 3: abandon or ability.',
  words: 12,
  languages: ['english'],
  problems: [{ position: 3, nearest: ['abandon', 'ability'] }],
  ...change,
});
const inUse: UsedIndices = { looked: 20, used: [{ index: 0, pubkey: PUBKEY, file: 'hoodi', chain: false }], chainAsked: false, next: 1 };
const world: Answers = {
  'keys.abandon': {},
  'keys.read': right,
  'keys.make': [{ ...made, checkedBy: ['blst-native', 'herumi'] }],
  'keys.usedIndices': { ...inUse, used: [], next: 0 },
};
const press = async (name: string): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));
const toWords = async (answers: Answers = {}) => {
  const shown = showRoom('keys', { ...world, ...answers }, 'words');
  await press('Continue to the words');
  fireEvent.change(await screen.findByLabelText('Your words, in their order'), { target: { value: typed } });
  return shown;
};

describe('words that exist', () => {
  it('say in one line that what is typed cannot be erased', async () => {
    await toWords();
    expect(screen.getByText(/stays in this window’s memory until Hearth ends/)).toBeVisible();
  });

  it('are read in the key process; a wrong one is named by its place and marked in the field', async () => {
    await toWords({ 'keys.read': refused({}) });
    await press('Read the words');
    expect(await screen.findByRole('alert')).toHaveTextContent('Word 3 is not in the English word list. Near word 3: abandon or ability.');
    const area = screen.getByLabelText<HTMLTextAreaElement>('Your words, in their order');
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('word2');
  });

  it('that fit in several languages are asked for theirs', async () => {
    const { bridge } = await toWords({ 'keys.read': refused({ reason: 'language', languages: ['english', 'french'], problems: [] }) });
    await press('Read the words');
    await userEvent.click(await screen.findByRole('radio', { name: 'Français (French)' }));
    bridge.answer({ 'keys.read': right });
    await press('Read the words');
    expect(await screen.findByRole('heading', { level: 1, name: /These words are right/ })).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.read')?.input).toEqual({ text: typed, language: 'french' });
  });

  it('make keys from the first number on, beside those in use', async () => {
    const { bridge } = await toWords({ 'keys.usedIndices': inUse });
    await press('Read the words');
    expect(await screen.findByText('file here (Hoodi)')).toBeVisible();
    await waitFor(() => expect(screen.getByLabelText('First number')).toHaveValue('1'));
    await press('Begin at 0');
    expect(screen.getByText(/In use already: 0\./)).toBeVisible();
    await press('Begin at 1');
    await press('Continue');
    await userEvent.type(await screen.findByLabelText('Password'), secret);
    await userEvent.type(screen.getByLabelText('The password again'), secret);
    await press('Make the key');
    expect(await screen.findByRole('heading', { level: 1, name: /Your key is made/ })).toBeVisible();
    expect(screen.getByText(/computed by two independent programs, blst and herumi, which agree\.$/)).toBeVisible();
    expect(bridge.asked).toContainEqual({
      name: 'keys.make',
      input: { session: 's1', password: secret, start: 1, count: 1, network: 'hoodi' },
    });
    expect(document.documentElement.outerHTML).not.toContain('word2');
  });

  it('are as good as before where making is cancelled, and are typed again', async () => {
    const { bridge } = await toWords({ 'keys.make': () => new Promise(() => undefined) });
    await press('Read the words');
    expect(await screen.findByText(/None of the first/)).toBeVisible();
    await press('Continue');
    await userEvent.type(await screen.findByLabelText('Password'), secret);
    await userEvent.type(screen.getByLabelText('The password again'), secret);
    await press('Make the key');
    await press('Cancel');
    expect(await screen.findByText(/Keep your paper/)).toBeVisible();
    expect(bridge.asked).toContainEqual({ name: 'keys.abandon', input: { session: 's1' } });
    await press('Type the words again');
    expect(await screen.findByLabelText('Your words, in their order')).toHaveValue('');
  });

  it('take a 25th word only typed twice, behind its warning', async () => {
    const { bridge } = await toWords();
    await userEvent.click(screen.getByText('I also have a 25th word'));
    expect(screen.getByText(/Nothing can ever tell a wrong one apart/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('The 25th word'), 'TREZOR');
    expect(screen.getByRole('button', { name: 'Read the words' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('The 25th word again'), 'TREZOR');
    await press('Read the words');
    await waitFor(() => expect(bridge.asked).toContainEqual({ name: 'keys.read', input: { text: typed, passphrase: 'TREZOR' } }));
  });
});

describe('more choices', () => {
  it('lock the files otherwise and stay where they were chosen', async () => {
    const { bridge } = showRoom('keys', world, 'words');
    await userEvent.click(await screen.findByText('More choices'));
    const salts = screen.getByRole('checkbox', { name: /^A salt of its own/ });
    await userEvent.click(screen.getByRole('radio', { name: /^pbkdf2/ }));
    expect(salts).toBeChecked();
    expect(salts).toBeDisabled();
    await press('Continue to the words');
    fireEvent.change(await screen.findByLabelText('Your words, in their order'), { target: { value: typed } });
    await press('Read the words');
    expect(await screen.findByText(/None of the first/)).toBeVisible();
    await press('Continue');
    await userEvent.type(await screen.findByLabelText('Password'), secret);
    await userEvent.type(screen.getByLabelText('The password again'), secret);
    await press('Make the key');
    expect(await screen.findByRole('heading', { level: 1, name: /Your key is made/ })).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.make')?.input).toMatchObject({ kdf: 'pbkdf2', network: 'hoodi' });
  });

  it('for another network and without an address write the files into a folder', async () => {
    const network = { name: 'gnosis', title: 'Gnosis Chain', coin: 'GNO', depositMultiplier: 32 };
    const forks = { genesisForkVersion: '0x00000064', capellaForkVersion: '0x03000064', genesisValidatorsRoot: null };
    const { bridge } = await toWords({
      'keys.network': { ...network, ...forks },
      'settings.pickFolder': { path: '/media/usb' },
      'keys.makeFiles': { folder: '/media/usb/validator_keys', files: ['a', 'b'], pubkeys: [PUBKEY], checkedBy: ['blst'] },
    });
    await press('Back');
    await userEvent.click(await screen.findByRole('radio', { name: /^Gnosis/ }));
    await userEvent.click(screen.getByRole('radio', { name: /^No address yet/ }));
    await press('Continue to the words');
    fireEvent.change(await screen.findByLabelText('Your words, in their order'), { target: { value: typed } });
    await press('Read the words');
    expect(await screen.findByText(/None of the first/)).toBeVisible();
    await press('Continue');
    expect(await screen.findByLabelText('Amount for each key, GNO')).toHaveValue('1');
    await press('Choose the folder');
    await press('Continue');
    await userEvent.type(await screen.findByLabelText('Password'), secret);
    await userEvent.type(screen.getByLabelText('The password again'), secret);
    await press('Make the key');
    expect(await screen.findByText('/media/usb/validator_keys')).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.makeFiles')?.input).toMatchObject({
      network: 'gnosis',
      withdrawalAddress: null,
      amountGwei: 1_000_000_000n,
      folder: '/media/usb',
    });
  });
});

describe('new words', () => {
  it('are asked for in a language', async () => {
    const words = Array.from({ length: 24 }, (_, i) => `palabra${i}`);
    const { bridge } = showRoom('keys', { ...world, 'keys.begin': { session: 's1', words } }, 'make');
    await press('Continue to the words');
    await userEvent.selectOptions(await screen.findByLabelText('Language of the words'), 'spanish');
    await press('Show the words');
    expect(await screen.findByText('palabra7')).toBeVisible();
    expect(bridge.asked).toContainEqual({ name: 'keys.begin', input: { language: 'spanish' } });
  });

  it('take no number of keys but 1 to 10,000', async () => {
    showRoom('keys', world, 'make');
    const count = await screen.findByLabelText('How many keys');
    await userEvent.clear(count);
    await userEvent.type(count, '10001');
    expect(screen.getByText('A whole number from 1 to 10,000.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Continue to the words' })).toBeDisabled();
  });
});
