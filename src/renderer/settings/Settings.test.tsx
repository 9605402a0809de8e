import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import { firstStart, showRoom } from '../testing/render.tsx';

const about = firstStart['settings.about'];
if (about === undefined || typeof about === 'function') throw new Error('A first start knows what runs.');

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

it('changes the theme at once', async () => {
  const { bridge } = showRoom('settings', { 'settings.set': (input) => input });
  await screen.findByText('/home/anna/.config/hearth');
  bridge.answer({ 'settings.get': { theme: 'dark' } });
  await userEvent.click(await screen.findByRole('radio', { name: /^Dark/ }));
  await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark');
  expect(bridge.asked.findLast((call) => call.name === 'settings.set')?.input).toEqual({ theme: 'dark' });
});

it('says plainly that an older Electron runs, and which files were set aside', async () => {
  const notices = [toFault(new AppError('store.corrupt', { what: 'setup.json', where: 'setup.json.broken' }))];
  showRoom('settings', { 'settings.about': { ...about, electron: '33.4.11', electronIsFallback: true, notices } });
  expect(await screen.findByText('This window runs on an older Electron.')).toBeVisible();
  expect(
    screen.getByRole('heading', { name: 'The file setup.json could not be read and was set aside as setup.json.broken.' }),
  ).toBeVisible();
});

it('collects diagnostics to read and to copy', async () => {
  const { bridge } = showRoom('settings', { 'settings.diagnostics': { text: 'Hearth 0.1.0\nDocker 28.3.0' } });
  await userEvent.click(await screen.findByRole('button', { name: 'Collect' }));
  expect(await screen.findByRole('region', { name: 'Diagnostics' })).toHaveTextContent('Docker 28.3.0');
  expect(screen.getByRole('button', { name: 'Copy the text of the diagnostics' })).toBeVisible();
  expect(bridge.asked.at(-1)?.input).toEqual({ withAddresses: false });
});

it('saves the diagnostics in a folder, with addresses only where that is ticked', async () => {
  const { bridge } = showRoom('settings', {
    'settings.pickFolder': { path: 'folder' },
    'settings.saveDiagnostics': { path: 'folder/d.txt' },
  });
  await userEvent.click(await screen.findByRole('checkbox', { name: /Leave addresses/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Save as a file' }));
  expect(await screen.findByText('Saved as folder/d.txt')).toBeVisible();
  expect(bridge.asked.findLast(({ name }) => name === 'settings.saveDiagnostics')?.input).toEqual({ to: 'folder', withAddresses: true });
});
