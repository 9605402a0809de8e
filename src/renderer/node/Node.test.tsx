import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { showRoom } from '../testing/render.tsx';
import { aContainer, aPractice, healthy, NOW, setupDone } from '../testing/samples.ts';

const beacon = aContainer({ id: 'c2', name: 'hearth-own-beacon', role: 'beacon', client: 'lodestar', clientName: 'Lodestar' });
const rest = aContainer({ id: 'c3', name: 'hearth-rest-beacon', side: 'rest', role: 'beacon', client: 'lodestar', clientName: 'Lodestar' });
const running = {
  'node.list': [aContainer(), beacon, rest],
  'practice.status': aPractice(),
  'status.get': healthy,
  'setup.get': setupDone,
  'node.logs': [
    { at: NOW, text: 'INFO Imported new block' },
    { at: NOW + 1000, text: 'WARN Disk is running out of space' },
  ],
};

describe('Node', () => {
  it('says what to do where no client runs', async () => {
    showRoom('node');
    expect(await screen.findByRole('heading', { level: 1, name: /No client runs here yet/ })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Set up a validator' })).toBeVisible();
  });

  it('lists containers and stops one of the own side, never one of the rest', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.stop': {} });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop Lodestar consensus' }));
    expect(bridge.asked.findLast((one) => one.name === 'node.stop')).toEqual({ name: 'node.stop', input: { name: beacon.name } });
    expect(screen.getAllByRole('button', { name: /^Stop / })).toHaveLength(2);
    expect(screen.getByText(/so it has no stop button/)).toBeVisible();
  });

  it('says why a container stopped and starts it', async () => {
    const { bridge } = showRoom('node', {
      ...running,
      'node.list': [aContainer({ state: 'exited', exitCode: 1, why: 'No space left on device.' }), beacon],
      'node.start': {},
    });
    expect(await screen.findByText('No space left on device.')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Geth (execution) has stopped. Start it, and it goes on where it was.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start Geth execution' }));
    expect(bridge.asked.findLast((one) => one.name === 'node.start')?.input).toEqual({ name: 'hearth-own-execution' });
  });

  it('is loud about a client that ends again and again, and shows why before all else', async () => {
    const why = 'Docker has started it again 14 times and goes on trying. Its database is damaged.';
    showRoom('node', { ...running, 'node.list': [aContainer(), { ...beacon, state: 'restarting', why }, rest] });
    expect(await screen.findByText(why)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Lodestar (consensus) ends again and again. Why, and what to do, stands below.',
    );
    const [first] = within(screen.getByRole('main')).getAllByRole('region');
    expect(first).toHaveTextContent(why);
  });

  it('tells what is wrong although everything runs', async () => {
    const is = 'Geth has had no peers for 4 min.';
    showRoom('node', { ...running, 'status.get': { ...healthy, findings: [{ id: 'noPeers', is, next: 'Check the connection.' }] } });
    expect(await screen.findByRole('alert')).toHaveTextContent(`${is} Check the connection.`);
  });

  it('follows the log, searches it and unfollows when left', async () => {
    const { bridge } = showRoom('node', running);
    expect(await screen.findByText(/Imported new block/)).toBeInTheDocument();
    expect(screen.getByText('2 lines, live')).toBeVisible();
    act(() => bridge.emit('node.log', { name: beacon.name, lines: [{ at: NOW + 2000, text: 'INFO A new line' }] }));
    expect(await screen.findByText(/A new line/)).toBeInTheDocument();
    act(() => bridge.emit('node.log', { name: 'another', lines: [{ at: NOW + 2000, text: 'not here' }] }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search this log' }), 'disk');
    expect(await screen.findByText('1 of 3 lines, live')).toBeVisible();
    expect(screen.getByText('Disk').tagName).toBe('MARK');
    await userEvent.clear(screen.getByRole('searchbox', { name: 'Search this log' }));
    await userEvent.selectOptions(screen.getByLabelText('Levels shown'), 'Warnings and errors');
    expect(await screen.findByText('1 of 3 lines, live')).toBeVisible();
    expect(screen.queryByText(/Imported new block/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Learn' }));
    await expect
      .poll(() => bridge.asked.at(-1)?.name === 'node.unfollow' || bridge.asked.some((one) => one.name === 'node.unfollow'))
      .toBe(true);
  });

  it('shows the log of the container that is chosen', async () => {
    const { bridge } = showRoom('node', running);
    await userEvent.selectOptions(await screen.findByLabelText('Log of'), 'Geth execution');
    expect(bridge.asked.findLast((one) => one.name === 'node.follow')?.input).toEqual({ name: 'hearth-own-execution' });
  });

  it('pauses, resumes, and removes only after the typed phrase', async () => {
    const { bridge } = showRoom('node', { ...running, 'practice.pause': {}, 'practice.down': { workId: 'w' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    act(() => bridge.emit('practice.changed', aPractice({ state: 'paused' })));
    expect(await screen.findByRole('button', { name: 'Resume' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    const remove = screen.getByRole('button', { name: 'Remove it' });
    expect(remove).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/remove practice network/), 'remove practice network');
    await userEvent.click(remove);
    expect(bridge.asked.filter((one) => one.name.startsWith('practice.') && one.name !== 'practice.status').map((one) => one.name)).toEqual(
      ['practice.pause', 'practice.down'],
    );
  });

  it('tells a fault of Docker and keeps the list', async () => {
    showRoom('node', {
      ...running,
      'node.stop': () => {
        throw new AppError('docker.timeout');
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop Geth execution' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Docker did not answer in time.');
    expect(within(screen.getByRole('table')).getAllByText('Running')).toHaveLength(3);
  });
});
