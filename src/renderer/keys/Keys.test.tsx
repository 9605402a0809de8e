import { screen, within } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { showRoom } from '../testing/render.tsx';
import { ADDRESS, aKey, aPractice, aValidator, healthy, NOW, PUBKEY } from '../testing/samples.ts';

const userEvent = events.setup({ delay: null });
const held = { 'keys.list': [aKey()], 'validators.list': [aValidator()], 'practice.status': aPractice() };
/** The page of its file. */
const KEY = `${PUBKEY}@ab12cd34`;
const OTHER = '0x000000000000000000000000000000000000dEaD';
const changed = aValidator({ withdrawalAddress: OTHER });

describe('Keys', () => {
  it('says how keys come to be where there is none, and the other ways to them', async () => {
    showRoom('keys');
    expect(await screen.findByRole('heading', { level: 1, name: /You hold no key yet/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Set up a validator' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'I have words already' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Make keys from words you have/ })).toBeVisible();
  });

  it('says in words where a key pays to, where it is loaded, and that no copy lies elsewhere', async () => {
    showRoom('keys', held);
    expect(await screen.findByText('fixed for ever')).toBeVisible();
    expect(screen.getByTitle(ADDRESS)).toBeVisible();
    expect(screen.getByText('Active')).toBeVisible();
    expect(screen.getByText('Validator 64. In your validator client')).toBeVisible();
    expect(screen.getByText('No copy yet')).toBeVisible();
  });

  it('names the last copy', async () => {
    showRoom('keys', { ...held, 'keys.exports': [{ pubkey: PUBKEY, place: null, folder: '/media/usb', at: NOW }] });
    expect(await screen.findByText(/^Copied .*22 Nov/)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: /try them once/ })).toBeVisible();
  });

  it('tells apart what is planned from what is on chain', async () => {
    const entry = aKey({ deposit: { file: 'd.json', withdrawalAddress: ADDRESS, compounding: true, amountGwei: 32_000_000_000n } });
    showRoom('keys', { ...held, 'keys.list': [entry], 'validators.list': [] });
    expect(await screen.findByText('income stays in; signed, not on chain')).toBeVisible();
    expect(await screen.findByText('Not asked')).toBeVisible();
  });

  it('lists a key that only the validator client holds, without a tick to export it', async () => {
    showRoom('keys', { ...held, 'keys.list': [] });
    expect(await screen.findByText('Key without a file')).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: /Choose 0x/ })).toBeNull();
  });

  it('says nothing louder than an address on chain that differs from the one that was set', async () => {
    showRoom('keys', { ...held, 'validators.list': [changed], 'status.get': { ...healthy, validators: [changed] } });
    expect(await screen.findByRole('heading', { level: 1, name: /pays another address than the one you set/ })).toBeVisible();
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Validator 64 pays an address that you did not set.');
    expect(within(alert).getAllByRole('list')).toHaveLength(2);
    expect(await screen.findByRole('button', { name: /Keys.*another address/ })).toBeVisible();
  });

  it('marks a key of an earlier practice network', async () => {
    showRoom('keys', { ...held, 'keys.list': [aKey({ instance: 'an older one' })] });
    expect(await screen.findByText('Earlier practice network')).toBeVisible();
  });

  it('exports chosen keys to a folder and names the files', async () => {
    const files = ['/media/usb/keystore.json', '/media/usb/deposit_data.json'];
    const { bridge } = showRoom('keys', { ...held, 'settings.pickFolder': { path: '/media/usb' }, 'keys.export': { files } });
    await userEvent.click(await screen.findByRole('button', { name: 'Export 1 key' }));
    expect(await screen.findByText('2 files were copied and read back.')).toBeVisible();
    expect(bridge.asked.findLast((call) => call.name === 'keys.export')?.input).toEqual({
      keys: [{ pubkey: PUBKEY, place: 'ab12cd34' }],
      folder: '/media/usb',
    });
  });

  it('exports nothing when no folder or no key was chosen', async () => {
    const { bridge } = showRoom('keys', { ...held, 'settings.pickFolder': { path: null } });
    await userEvent.click(await screen.findByRole('button', { name: 'Export 1 key' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Choose 0x8f3a…c21e' }));
    expect(screen.getByRole('button', { name: 'Export 1 key' })).toBeDisabled();
    expect(screen.getByText('Choose at least one key')).toBeVisible();
    expect(bridge.asked.some((call) => call.name === 'keys.export')).toBe(false);
  });

  it('tells when a file exists already', async () => {
    showRoom('keys', {
      ...held,
      'settings.pickFolder': { path: '/media/usb' },
      'keys.export': () => {
        throw new AppError('key.exists', { what: 'keystore.json' });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Export 1 key' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The file keystore.json exists already and was not changed.');
  });
});

describe('one key', () => {
  it('says in one sentence where it pays to, and shows the address in blocks', async () => {
    showRoom('keys', held);
    await userEvent.click(await screen.findByRole('button', { name: 'Details of 0x8f3a…c21e' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Validator 64 pays to 0x71C7…976F, fixed for ever/ })).toBeVisible();
    expect(screen.getByRole('list', { name: 'Pays to in blocks of four' })).toBeVisible();
    expect(screen.getByText(/path m\/12381\/3600\/0\/0\/0/)).toBeVisible();
  });

  it('offers no top-up where the chain pays another address', async () => {
    showRoom('keys', { ...held, 'validators.list': [changed] }, KEY);
    expect(await screen.findByRole('alert')).toHaveTextContent('do not end its validator');
    expect(screen.getByRole('button', { name: 'Make an exit file' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Make a top-up file' })).toBeNull();
  });

  it('pays to nobody where its credentials are 0x00', async () => {
    const old = aValidator({ withdrawalCredentials: `0x00${'ab'.repeat(31)}`, withdrawalAddress: null, intendedAddress: null });
    showRoom('keys', { ...held, 'keys.list': [aKey({ deposit: null })], 'validators.list': [old] }, KEY);
    expect(await screen.findByRole('heading', { level: 1, name: /Validator 64 pays to nobody yet/ })).toBeVisible();
  });

  it('is forgotten only after its phrase, and its new place is named', async () => {
    const { bridge } = showRoom('keys', { ...held, 'keys.forget': { files: ['/data/forgotten-keys/keystore.json'] } }, KEY);
    await userEvent.click(await screen.findByRole('button', { name: 'Forget this key' }));
    const go = await screen.findByRole('button', { name: 'Forget this key' });
    expect(go).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/forget practice key 8f3a/), 'forget practice key 8f3a');
    await userEvent.click(go);
    expect(await screen.findByText('/data/forgotten-keys/keystore.json')).toBeVisible();
    expect(bridge.asked).toContainEqual({
      name: 'keys.forget',
      input: { pubkey: PUBKEY, place: 'ab12cd34', phrase: 'forget practice key 8f3a' },
    });
  });

  it('leads to the end of its validator', async () => {
    showRoom(
      'keys',
      { ...held, 'validators.exitRoad': { pubkey: PUBKEY, status: 'none', stations: [], paidAt: null, paidGwei: null } },
      KEY,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'End this validator' }));
    expect(await screen.findByText('Validators', { selector: '[aria-current] *' })).toBeVisible();
  });
});

describe('the same key on two networks', () => {
  const two = [
    aKey({ network: 'mainnet', instance: null, file: '/data/keys/mainnet/keystore.json' }),
    aKey({ network: 'hoodi', instance: null, file: '/data/keys/hoodi/keystore.json' }),
  ];
  const running = { 'keys.list': two, 'validators.list': [aValidator()], 'status.get': { ...healthy, network: 'hoodi' as const } };
  const opened = async (row: number): Promise<void> =>
    userEvent.click((await screen.findAllByRole('button', { name: 'Details of 0x8f3a…c21e' }))[row] as HTMLElement);

  it.each([
    [0, 'mainnet', 'No Mainnet node runs here.'],
    [1, 'hoodi', 'Validator 64. In your validator client'],
  ])('row %i opens the page of its own file, on %s', async (row, folder, state) => {
    showRoom('keys', running);
    await opened(row);
    expect(await screen.findByText(`/data/keys/${folder}/keystore.json`)).toBeVisible();
    expect(screen.getByText(state)).toBeVisible();
  });

  it('one of them is forgotten: the sentence and the phrase name its network', async () => {
    const { bridge } = showRoom('keys', { ...running, 'keys.forget': { files: ['/data/forgotten-keys/hoodi/keystore.json'] } });
    await opened(1);
    await userEvent.click(await screen.findByRole('button', { name: 'Forget this key' }));
    expect(screen.getByText('Validator 64 (Hoodi) will leave this data folder.')).toBeVisible();
    await userEvent.type(screen.getByLabelText(/forget hoodi key 8f3a/), 'forget hoodi key 8f3a');
    await userEvent.click(screen.getByRole('button', { name: 'Forget this key' }));
    expect(await screen.findByText('/data/forgotten-keys/hoodi/keystore.json')).toBeVisible();
    expect(bridge.asked).toContainEqual({
      name: 'keys.forget',
      input: { pubkey: PUBKEY, place: 'hoodi', phrase: 'forget hoodi key 8f3a' },
    });
  });

  it('one of them is ticked off and the other exported; its copy is told in its own row only', async () => {
    const files = ['/media/usb/keystore.json'];
    const { bridge } = showRoom('keys', {
      ...running,
      'keys.exports': [{ pubkey: PUBKEY, place: 'hoodi', folder: '/media/usb', at: NOW }],
      'settings.pickFolder': { path: '/media/usb' },
      'keys.export': { files },
    });
    const ticks = await screen.findAllByRole('checkbox', { name: 'Choose 0x8f3a…c21e' });
    expect(screen.getAllByText('No copy yet')).toHaveLength(1);
    await userEvent.click(ticks[0] as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: 'Export 1 key' }));
    expect(await screen.findByText('1 file was copied and read back.')).toBeVisible();
    expect(bridge.asked.findLast((call) => call.name === 'keys.export')?.input).toEqual({
      keys: [{ pubkey: PUBKEY, place: 'hoodi' }],
      folder: '/media/usb',
    });
  });
});
