import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { aStack } from '../testing/node-samples.ts';
import { showRoom } from '../testing/render.tsx';

const stack = aStack();
const running = { 'node.list': stack.containers, 'node.stack': stack, 'node.forks': { state: 'none' } } as const;
const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

describe('a node taken out of Hearth', () => {
  const picked = { ...running, 'settings.pickFolder': { path: '/mnt/stick/node' } };
  const open = async (): Promise<void> => userEvent.click(await screen.findByText('Take it out of Hearth'));

  it('is written into the folder that was chosen, and then says what lies there', async () => {
    const { bridge } = showRoom('node', {
      ...picked,
      'node.export': ({ folder }) => ({
        folder,
        files: ['compose.yaml', 'secrets/jwt.hex'],
        secrets: ['secrets/jwt.hex'],
        holdsKeys: true,
      }),
    });
    await open();
    expect(screen.getByRole('button', { name: 'Write it' })).toBeDisabled();
    await press('Choose a folder');
    expect(await screen.findByText('/mnt/stick/node')).toBeVisible();
    await press('Write it');
    expect(await screen.findByText(/^Written to \/mnt\/stick\/node:/)).toHaveTextContent('compose.yaml, secrets/jwt.hex');
    expect(screen.getByText(/^Secrets: secrets\/jwt\.hex\./)).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('Never run the same validator keys twice');
    expect(bridge.asked.find(({ name }) => name === 'node.export')?.input).toEqual({ folder: '/mnt/stick/node' });
  });

  it('says why a folder was not taken, and takes another', async () => {
    showRoom('node', {
      ...picked,
      'node.export': () => {
        throw new AppError('file.folderTaken', { where: '/mnt/stick/node' });
      },
    });
    await open();
    await press('Choose a folder');
    await screen.findByText('/mnt/stick/node');
    await press('Write it');
    expect(await screen.findByText(/is not empty, and was left as it is/)).toBeVisible();
    await press('Choose a folder');
    expect(screen.queryByText(/is not empty/)).toBeNull();
  });
});
