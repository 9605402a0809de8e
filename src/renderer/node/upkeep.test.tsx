import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import type { NodeUpkeep } from '../../shared/node-upkeep.ts';
import type { Work } from '../../shared/work.ts';
import { aStack } from '../testing/node-samples.ts';
import { showRoom } from '../testing/render.tsx';
import { NOW } from '../testing/samples.ts';

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

const plan: NodeUpkeep = {
  ...{ what: 'resync', role: 'beacon', client: 'teku', idle: null, goes: ['The chain that Teku has'], stays: ['Keys and their record'] },
  ...{ dataBytes: 120e9, time: { fromSeconds: 3_600, toSeconds: 7_200, source: 'Reckoned.' }, duties: 'Duties are missed.' },
  steps: [{ id: 'resync', what: 'Throw away the chain' }],
};

describe('another client for the same part', () => {
  it('is chosen where clients are, and begins with the plan', async () => {
    showRoom('node', running);
    await userEvent.click(await screen.findByText('Change a client'));
    await press('Choose other clients');
    expect(await screen.findByRole('radio', { name: /^Hoodi/ })).toBeChecked();
  });
});

describe('shedding old data and syncing anew', () => {
  it('says what goes, what stays, how much, how long and what it costs before the phrase opens the button', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.upkeep': plan, 'node.resync': { workId: 'w' } });
    await userEvent.click(await screen.findByText('Sync anew'));
    expect(bridge.asked.some(({ name }) => name === 'node.upkeep')).toBe(false);
    await userEvent.click(screen.getByRole('radio', { name: /^Teku/ }));
    for (const said of ['The chain that Teku has', 'Keys and their record', 'Duties are missed.', 'Throw away the chain', /^120.GB$/])
      expect(await screen.findByText(said)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync it anew' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'sync Teku anew');
    await press('Sync it anew');
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.resync')?.input).toEqual({ role: 'beacon' }));
  });

  it('says that a client sheds by itself, and offers nothing', async () => {
    const idle = 'Besu sheds old data by itself while it runs.';
    showRoom('node', { ...running, 'node.upkeep': { ...plan, what: 'prune', role: 'execution', idle } });
    await userEvent.click(await screen.findByText('Free disk space'));
    await userEvent.click(screen.getByRole('radio', { name: /^Besu/ }));
    expect(await screen.findByText(idle)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Prune it' })).toBeNull();
  });

  it('offers to start the node where pruning failed', async () => {
    const fault = toFault(new AppError('container.stopped', { what: 'hoodi-execution-prune', found: 'it ended with code 2' }));
    const failed: Work = {
      ...{ id: 'w', kind: 'node.prune', state: 'failed', startedAt: NOW, endedAt: NOW, keeps: 'Its data is whole.', parts: [], fault },
    };
    const { bridge } = showRoom('node', { ...running, 'work.list': [failed], 'node.up': { workId: 'w2' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    expect(bridge.asked.find(({ name }) => name === 'node.up')?.input).toEqual({ choice: null });
  });
});

describe('the data of a node moved to another disk', () => {
  const found = { from: '/var/lib/docker', to: '/mnt/big/node', bytes: 9e11, freeBytes: 3e12, findings: [] };
  const none = { volumes: [], mayGo: false };
  const picked = { ...running, 'settings.pickFolder': { path: '/mnt/big/node' } };
  const open = async (): Promise<void> => {
    await userEvent.click(await screen.findByText('Move the data to another disk'));
    await press('Choose a folder');
  };

  it('are moved to the folder that was chosen, after both sizes and what happens are said', async () => {
    const { bridge } = showRoom('node', { ...picked, 'node.oldData': none, 'node.movePlan': found, 'node.move': { workId: 'w1' } });
    await open();
    expect(await screen.findByText('900 GB')).toBeVisible();
    expect(screen.getByText('3 TB')).toBeVisible();
    expect(bridge.asked.some(({ name }) => name === 'node.move')).toBe(false);
    await press('Move the data');
    expect(bridge.asked.find(({ name }) => name === 'node.move')?.input).toEqual({ folder: '/mnt/big/node' });
  });

  it('cannot be moved to a folder that does not serve, and it says why', async () => {
    const findings = [{ level: 'stops', text: '/mnt/big/node is not empty.' }] as const;
    showRoom('node', { ...picked, 'node.oldData': none, 'node.movePlan': { ...found, findings: [...findings] } });
    await open();
    expect(await screen.findByText('/mnt/big/node is not empty.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Move the data' })).toBeNull();
  });

  it('leave the old ones until the person types that they may go', async () => {
    const old = { volumes: [{ name: 'hoodi-3fa9-own-execution', where: null }], mayGo: true };
    const { bridge } = showRoom('node', { ...picked, 'node.oldData': old, 'node.removeOldData': {} });
    await userEvent.click(await screen.findByText('Move the data to another disk'));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the old data' }));
    expect(screen.getByRole('button', { name: 'Remove the old data' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'remove old data');
    await press('Remove the old data');
    expect(await screen.findByText('The old data are gone.')).toBeVisible();
    expect(bridge.asked.filter(({ name }) => name === 'node.removeOldData')).toHaveLength(1);
  });
});
