import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import type { Work } from '../../shared/work.ts';
import { aCheckpoint, aChoice, aStack } from '../testing/node-samples.ts';
import { showRoom } from '../testing/render.tsx';
import { aContainer, NOW } from '../testing/samples.ts';

const stack = aStack();
const running = { 'node.list': stack.containers, 'node.stack': stack, 'node.down': { workId: 'w' }, 'node.up': { workId: 'w' } };
const FORK_AT = Math.floor(Date.now() / 1000) + 12 * 86_400 + 1_800;
const fork = { fork: 'Glamsterdam', at: FORK_AT } as const;
const failed: Work = {
  ...{ id: 'w', kind: 'node.up', state: 'failed', startedAt: NOW, endedAt: NOW, keeps: 'What was fetched stays.', parts: [] },
  fault: toFault(new AppError('image.unreachable', { what: 'hyperledger/besu:26' })),
};

const stopped = aStack({ containers: [], versions: [], next: { kind: 'up', text: 'Start the node again; what is done is kept.' } });
const tooSmall = {
  ...{ id: 'disk-space', title: 'Disk space', why: 'It fills.', command: null, verdict: 'stops' as const },
  ...{ found: '8 GB free', needed: '300 GB', todo: 'Add a disk.' },
};

/** Start opens when this machine has been looked at. */
async function pressStart(): Promise<void> {
  await waitFor(() => expect(screen.getByRole('button', { name: 'Start' })).toBeEnabled());
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
}

describe('a node on a public network', () => {
  it('shows its pair, what its clients say and where it began', async () => {
    showRoom('node', running);
    expect(await screen.findByText(/Besu \+ Teku, follows the network, without validators\./)).toBeVisible();
    expect(screen.getByText('Besu says it is besu/v26.1.')).toBeVisible();
    await userEvent.click(screen.getByText('Where it began'));
    expect(screen.getByText('EthStaker and Attestant')).toBeVisible();
    expect(screen.getByText('Late has stood still for 2 h')).toBeVisible();
  });

  it('is loudest where its chain differs from what was agreed on, and offers to stop', async () => {
    const confirmation = { state: 'differs', slot: 3200, expected: `0x${'ab'.repeat(32)}`, found: `0x${'cd'.repeat(32)}` } as const;
    const wrong = aStack({ checkpoint: aCheckpoint({ confirmation }), next: { kind: 'stop', text: 'Stop it.' } });
    const { bridge } = showRoom('node', { ...running, 'node.stack': wrong });
    const alert = (await screen.findByText(/follows another chain: its block at slot 3,200/)).closest('section');
    expect(alert).toHaveTextContent(confirmation.found);
    await userEvent.click(screen.getByRole('button', { name: 'Stop the node now' }));
    expect(bridge.asked.some(({ name }) => name === 'node.down')).toBe(true);
  });

  it('says whether it is ready for the next change of the rules, and which part is not', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.forks': { state: 'ready', ...fork } });
    expect(await screen.findByText(/^Your node is ready for Glamsterdam, in 12 days/)).toBeVisible();
    bridge.answer({
      'node.forks': { state: 'notReady', ...fork, lacks: 'execution', version: 'besu/v26.1', needs: '26.9.0' },
    });
    bridge.emit('node.changed', stack.containers);
    expect(
      await screen.findByText(/your execution client \(besu\/v26\.1\) does not know it\. Update it to 26\.9\.0 or newer/),
    ).toBeVisible();
    expect(screen.getByText('Not ready')).toBeVisible();
  });

  it('says that it could not look, and why, instead of calling the node ready', async () => {
    showRoom('node', { ...running, 'node.forks': { state: 'unseen', why: 'your beacon node does not run' } });
    expect(await screen.findByText(/could not look whether .*, because your beacon node does not run\.$/)).toBeVisible();
    expect(screen.queryByText('Ready')).toBeNull();
  });

  it('starts again what was closed in the middle', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.list': [], 'node.stack': stopped });
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Start the node again; what is done is kept.');
    await pressStart();
    expect(bridge.asked.find(({ name }) => name === 'node.up')?.input).toEqual({ choice: null });
  });

  it('that stands still is looked at before it starts: what of this machine stops it is named, and the phrase typed', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.list': [], 'node.stack': stopped, 'host.check': [tooSmall] });
    const ups = () => bridge.asked.filter(({ name }) => name === 'node.up');
    await pressStart();
    const asked = await screen.findByRole('region', { name: 'This machine is not fit for this node' });
    expect(asked).toHaveTextContent('Disk space: found 8 GB free; needed 300 GB. Add a disk.');
    expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'start all the same');
    expect(ups()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Start all the same' }));
    await waitFor(() => expect(ups()).toMatchObject([{ input: { choice: null } }]));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'This machine is not fit for this node' })).toBeNull());
  });

  it('is looked at anew after a start was left, and starts at once where nothing stops it any more', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.list': [], 'node.stack': stopped, 'host.check': [tooSmall] });
    await pressStart();
    bridge.answer({ 'host.check': [{ ...tooSmall, verdict: 'fine' }] });
    await userEvent.click(await screen.findByRole('button', { name: 'Do not start' }));
    await pressStart();
    await waitFor(() => expect(bridge.asked.some(({ name }) => name === 'node.up')).toBe(true));
  });

  it.each([
    ['node.up', 'Starting', 'Your node is starting.'],
    ['node.update', 'Updating', 'The node is being updated.'],
    ['node.prune', 'Freeing disk space', 'A client lets go of old data. What ran before starts again after that.'],
  ] as const)('says what is being done to it while %s goes on, and neither starts nor stops it', async (kind, word, is) => {
    showRoom('node', { ...running, 'work.list': [{ ...failed, kind, state: 'running', endedAt: null, fault: null }] });
    const node = await screen.findByRole('region', { name: 'Node on Hoodi' });
    expect(await within(node).findByText(word)).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(is);
    for (const name of ['Stop', 'Restart', 'Remove']) expect(within(node).getByRole('button', { name })).toBeDisabled();
  });

  it('says that an image cannot be fetched, and offers to try again or load it from a file', async () => {
    const { bridge } = showRoom('node', { ...running, 'node.list': [], 'work.list': [failed] });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(bridge.asked.find(({ name }) => name === 'node.up')?.input).toEqual({ choice: null });
    expect(screen.getByRole('button', { name: 'Load images from a file' })).toBeVisible();
  });

  it('removes only after the lists were shown and the phrase was typed; keys are asked for by name', async () => {
    const asks: unknown[] = [];
    const { bridge } = showRoom('node', {
      ...running,
      'node.stack': aStack({ choice: aChoice({ withValidator: true, feeRecipient: `0x${'0'.repeat(39)}1` }) }),
      'node.removal': (input) => {
        asks.push(input);
        return { goes: input.keysToo ? ['keys'] : ['containers'], stays: ['secrets'] };
      },
      'node.remove': { workId: 'w' },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('containers')).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: /^The programs and the chain data/ }));
    await userEvent.click(screen.getByRole('checkbox'));
    expect(await screen.findByText('keys')).toBeVisible();
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'remove node on Hoodi');
    await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.remove')?.input).toEqual({ keepData: false, keysToo: true }));
    expect(asks[0]).toEqual({ keepData: true, keysToo: false });
  });

  it('lists its containers apart from those of a practice network', async () => {
    const practice = aContainer({ id: 'x', name: 'practice-own-execution' });
    showRoom('node', { ...running, 'node.list': [practice, ...stack.containers] });
    const table = await screen.findByRole('region', { name: 'Containers' });
    const heads = within(table)
      .getAllByRole('rowheader')
      .map((one) => one.textContent?.trim());
    expect(heads).toEqual(['Your node on Hoodi', 'Your practice node']);
  });
});
