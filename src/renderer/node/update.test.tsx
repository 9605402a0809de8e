import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import type { Work } from '../../shared/work.ts';
import type { Answers } from '../testing/bridge.ts';
import { aStack, updatesOf } from '../testing/node-samples.ts';
import { showRoom } from '../testing/render.tsx';
import { NOW } from '../testing/samples.ts';

const stack = aStack();
const answers: Answers = {
  ...{ 'node.list': stack.containers, 'node.stack': stack, 'node.forks': { state: 'none' }, 'node.updates': updatesOf() },
  ...{ 'node.update': { workId: 'w' }, 'node.rollback': { workId: 'w' } },
};
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const press = (name: string): Promise<void> => userEvent.click(button(name));
const back = [{ role: 'execution', client: 'besu', from: 'hyperledger/besu:26.10.0', to: 'hyperledger/besu:26.8.0' }] as const;
const nothingNewer = updatesOf().rows.map((row) => ({ ...row, kind: 'none' as const, to: null }));

describe('newer versions of the node', () => {
  it('are shown from the room, with what they are needed for and whether there is a way back, and then taken', async () => {
    const { bridge } = showRoom('node', answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Versions and updates' }));
    expect(await screen.findByText('hyperledger/besu:26.10.0')).toBeVisible();
    expect(screen.getByText('The first version that knows Glamsterdam.')).toBeVisible();
    expect(screen.getByText('Quicker blocks.')).toBeVisible();
    expect(screen.getByText('Whether it can be taken back is not known.')).toBeVisible();
    expect(screen.getByText('This node serves no validators, so none are missed.')).toBeVisible();
    await press('Update the node');
    await waitFor(() => expect(bridge.asked.some(({ name }) => name === 'node.update')).toBe(true));
    expect(await screen.findByRole('region', { name: 'Containers' })).toBeVisible();
  });

  it('cannot be taken where there are none, nor while work on the node runs', async () => {
    const { bridge } = showRoom('node', { ...answers, 'node.updates': updatesOf({ rows: nothingNewer }) }, 'update');
    expect(await screen.findByRole('heading', { level: 1, name: /^Nothing newer is known\./ })).toBeVisible();
    expect(button('Update the node')).toBeDisabled();
    bridge.answer({ 'node.updates': updatesOf() });
    const work: Work = {
      ...{ id: 'w', kind: 'node.update', state: 'running', startedAt: NOW, endedAt: null, keeps: 'All of it.', parts: [], fault: null },
    };
    bridge.emit('work.changed', work);
    expect(await screen.findByText('Update opens when the work on the node has ended')).toBeVisible();
    expect(button('Update the node')).toBeDisabled();
  });

  it('say that they could not be looked for, and why', async () => {
    const failing = () => {
      throw new AppError('docker.lost');
    };
    showRoom('node', { ...answers, 'node.updates': failing }, 'update');
    expect(await screen.findByRole('heading', { level: 1, name: /^Hearth could not look for newer versions\./ })).toBeVisible();
    expect(button('Look again')).toBeVisible();
    expect(button('Update the node')).toBeDisabled();
  });

  it('lead back to their page where taking them failed', async () => {
    const fault = toFault(new AppError('image.unreachable', { what: 'hyperledger/besu:26.10.0' }));
    const failed: Work = {
      ...{ id: 'w', kind: 'node.update', state: 'failed', startedAt: NOW, endedAt: NOW, keeps: 'All of it.', parts: [], fault },
    };
    showRoom('node', { ...answers, 'work.list': [failed] });
    await screen.findByText(fault.message);
    await userEvent.click(screen.getAllByRole('button', { name: 'Versions and updates' })[0] as HTMLElement);
    expect(await screen.findByText('hyperledger/besu:26.10.0')).toBeVisible();
  });
});

describe('the way back', () => {
  const wayBack = (change: Parameters<typeof updatesOf>[0]) => ({
    ...answers,
    'node.updates': updatesOf({ rows: nothingNewer, back: [...back], ...change }),
  });

  it('is taken where the database was not changed', async () => {
    const { bridge } = showRoom('node', wayBack({}), 'update');
    await userEvent.click(await screen.findByRole('button', { name: 'Go back' }));
    expect(bridge.asked.find(({ name }) => name === 'node.rollback')?.input).toEqual({ riskResync: false });
  });

  it('is shut with its reason where the database was changed', async () => {
    showRoom('node', wayBack({ backRefused: 'Besu has changed its database (1 to 2), and the version before cannot read it.' }), 'update');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no way back. Besu has changed its database (1 to 2)');
    expect(screen.queryByRole('button', { name: 'Go back' })).toBeNull();
  });

  it('asks for the risk to be taken where nobody knows', async () => {
    const { bridge } = showRoom('node', wayBack({ backRisk: 'It is not known whether Besu can read it.' }), 'update');
    expect(await screen.findByText('It is not known whether Besu can read it.')).toBeVisible();
    expect(button('Go back')).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'I take this risk.' }));
    await press('Go back');
    expect(bridge.asked.find(({ name }) => name === 'node.rollback')?.input).toEqual({ riskResync: true });
  });
});
