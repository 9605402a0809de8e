import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { showRoom } from '../testing/render.tsx';
import { ADDRESS, aKey, aPractice, aValidator, PUBKEY } from '../testing/samples.ts';

const held = { 'keys.list': [aKey()], 'validators.list': [aValidator()], 'practice.status': aPractice() };

describe('Keys', () => {
  it('says how keys come to be where there is none', async () => {
    showRoom('keys');
    expect(await screen.findByRole('heading', { level: 1, name: /You hold no key yet/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Set up a validator' })).toBeVisible();
  });

  it('says in words where a key pays to', async () => {
    showRoom('keys', held);
    expect(await screen.findByText('Income above 32 is paid out by itself.')).toBeVisible();
    expect(screen.getByTitle(ADDRESS)).toBeVisible();
    expect(screen.getByText('Active')).toBeVisible();
  });

  it('tells apart what is planned from what is on chain', async () => {
    const entry = aKey({ deposit: { file: 'd.json', withdrawalAddress: ADDRESS, compounding: true, amountGwei: 32_000_000_000n } });
    showRoom('keys', { ...held, 'keys.list': [entry], 'validators.list': [] });
    expect(await screen.findByText('Income stays in to earn, up to 2,048. (planned)')).toBeVisible();
    expect(await screen.findByText('Not on chain')).toBeVisible();
  });

  it('marks a key of an earlier practice network', async () => {
    showRoom('keys', { ...held, 'keys.list': [aKey({ instance: 'an older one' })] });
    expect(await screen.findByText('Made for an earlier practice network')).toBeVisible();
  });

  it('exports chosen keys to a folder and names the files', async () => {
    const files = ['/media/usb/keystore.json', '/media/usb/deposit_data.json'];
    const { bridge } = showRoom('keys', { ...held, 'settings.pickFolder': { path: '/media/usb' }, 'keys.export': { files } });
    await userEvent.click(await screen.findByRole('button', { name: 'Export 1 key' }));
    expect(await screen.findByText('2 files were copied and read back.')).toBeVisible();
    expect(bridge.asked.findLast((call) => call.name === 'keys.export')?.input).toEqual({ pubkeys: [PUBKEY], folder: '/media/usb' });
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
