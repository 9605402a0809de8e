import { fireEvent, screen } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { DrillResult } from '../../shared/key-drill.ts';
import type { Answers } from '../testing/bridge.ts';
import { showRoom } from '../testing/render.tsx';
import { aKey, NOW, PUBKEY } from '../testing/samples.ts';

const userEvent = events.setup({ delay: null });
const typed = Array.from({ length: 12 }, (_, i) => `word${i}`);
const evidence: DrillResult['evidence'] = {
  at: NOW,
  good: true,
  files: [{ name: 'keystore.json', sha256: 'ab'.repeat(32), kind: 'keystore', pubkeys: [PUBKEY], sameKeys: true, opens: true }],
};
const good: DrillResult = {
  says: 'Your words give this key, and its copy opens with your password.',
  evidence,
  files: [{ path: '/media/usb/keystore.json', says: ['It opens with the password and holds that key'], findings: [] }],
};
const press = async (name: string): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));
const filled = async (answers: Answers) => {
  const shown = showRoom('keys', { 'settings.pickFolder': { path: '/media/usb' }, ...answers }, 'drill');
  fireEvent.change(await screen.findByLabelText('Your words, in their order'), { target: { value: typed.join(' ') } });
  await press('Choose the folder');
  await screen.findByText('/media/usb');
  return shown;
};

describe('trying the backup', () => {
  it('takes the words and the folder, and says what they would bring back', async () => {
    const { bridge } = await filled({ 'keys.drill': good });
    await userEvent.type(screen.getByLabelText('Password of the copies'), 'four random words');
    await press('Try the backup');
    expect(await screen.findByRole('heading', { level: 1, name: /Your backup works/ })).toBeVisible();
    expect(screen.getByText('It opens with the password and holds that key')).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.drill')?.input).toEqual({
      words: typed,
      passphrase: '',
      folder: '/media/usb',
      password: 'four random words',
    });
    expect(document.documentElement.outerHTML).not.toContain('word7');
  });

  it('says at the words what is wrong with them', async () => {
    await filled({
      'keys.drill': () => {
        throw new AppError('key.mnemonic', { what: 'Word 3 is not in the English word list.' });
      },
    });
    await press('Try the backup');
    expect(await screen.findByRole('alert')).toHaveTextContent('Word 3 is not in the English word list.');
  });

  it('does not call a backup good that is not', async () => {
    await filled({ 'keys.drill': { ...good, says: 'These words give other keys.', evidence: { ...evidence, good: false } } });
    await press('Try the backup');
    expect(await screen.findByRole('heading', { level: 1, name: /would not bring everything back/ })).toBeVisible();
    await press('Try again');
    expect(await screen.findByLabelText('Your words, in their order')).toHaveValue('');
  });

  it('that succeeded stands with the key from then on', async () => {
    showRoom('keys', { 'keys.list': [aKey()], 'keys.drills': [evidence] });
    expect(await screen.findByText(/^tried .*22 Nov/)).toBeVisible();
  });
});

describe('checking a file', () => {
  it('says what it is, what it would do, and what is wrong', async () => {
    const { bridge } = showRoom(
      'keys',
      {
        'settings.pickFile': { path: '/media/usb/deposit_data.json' },
        'keys.verify': {
          files: [
            {
              path: '/media/usb/deposit_data.json',
              kind: 'deposit',
              network: 'hoodi',
              does: ['Deposits 32 ETH for one validator.'],
              findings: [{ severity: 'bad', code: 'file.empty', message: 'The signature does not fit.' }],
            },
          ],
        },
      },
      'verify',
    );
    await press('Choose a file');
    await press('Check');
    expect(await screen.findByRole('heading', { level: 1, name: /Do not use this file/ })).toBeVisible();
    expect(screen.getByText('Deposits 32 ETH for one validator.')).toBeVisible();
    expect(screen.getByText('The signature does not fit.')).toBeVisible();
    expect(bridge.asked.findLast((one) => one.name === 'keys.verify')?.input).toEqual({
      paths: ['/media/usb/deposit_data.json'],
      network: null,
      withdrawalAddress: null,
      password: null,
    });
  });
});
