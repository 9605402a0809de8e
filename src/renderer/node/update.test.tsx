import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import type { Work } from '../../shared/work.ts';
import type { Answers } from '../testing/bridge.ts';
import { aStack, copiesOf, updatesOf } from '../testing/node-samples.ts';
import { showRoom } from '../testing/render.tsx';
import { NOW } from '../testing/samples.ts';

const stack = aStack();
const answers: Answers = {
  ...{ 'node.list': stack.containers, 'node.stack': stack, 'node.forks': { state: 'none' }, 'node.updates': updatesOf() },
  ...{ 'node.dataCopies': copiesOf(), 'node.removeDataCopies': {} },
  ...{ 'node.update': { workId: 'w' }, 'node.rollback': { workId: 'w' } },
};
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const press = (name: string): Promise<void> => userEvent.click(button(name));
const back = [
  { role: 'execution', client: 'besu', from: 'hyperledger/besu:26.10.0', to: 'hyperledger/besu:26.8.0', copiedAt: null },
] as const;
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
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.update')?.input).toEqual({ keepCopy: false }));
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

describe('a copy of the data before an update', () => {
  const tick = () => screen.findByRole('checkbox', { name: /^Keep a copy of the chain data of Besu/ });
  const sheet = () => screen.getByRole('region', { name: 'A copy first' });

  it('is offered with its size, the room there, how long it takes and what it means, and is kept where that is wished', async () => {
    const { bridge } = showRoom('node', answers, 'update');
    const box = await tick();
    expect(bridge.asked.find(({ name }) => name === 'node.dataCopies')?.input).toEqual({ roles: ['execution'] });
    for (const said of [/1\.1.TB/, /2.TB/, /^About 1.h to 12.h\./, /stopped halfway, the copy is thrown away/, /get you slashed/])
      expect(within(sheet()).getByText(said)).toBeVisible();
    await userEvent.click(box);
    await press('Update the node');
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.update')?.input).toEqual({ keepCopy: true }));
  });

  it('cannot be wished where it does not fit, and the update goes without one', async () => {
    const found = copiesOf({ findings: [{ level: 'stops', text: 'A copy does not fit.' }] });
    const { bridge } = showRoom('node', { ...answers, 'node.dataCopies': found }, 'update');
    expect(await screen.findByText(/^A copy does not fit\. Update without one/)).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press('Update the node');
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.update')?.input).toEqual({ keepCopy: false }));
  });

  it('holds the update shut where it was wished and fits no more', async () => {
    const { bridge } = showRoom('node', answers, 'update');
    await userEvent.click(await tick());
    bridge.answer({ 'node.dataCopies': copiesOf({ findings: [{ level: 'stops', text: 'A copy does not fit.' }] }) });
    bridge.emit('work.changed', {
      ...{ id: 'r', kind: 'node.restart', state: 'done', startedAt: NOW, endedAt: NOW, keeps: 'All of it.', parts: [], fault: null },
    });
    expect(await screen.findByText(/^A copy does not fit/)).toBeVisible();
    expect(screen.getByText('Update opens when the copy fits, or without one')).toBeVisible();
    expect(button('Update the node')).toBeDisabled();
    await userEvent.click(await tick());
    expect(button('Update the node')).toBeEnabled();
  });

  it('that is kept is shown with the way back that goes to it, and removed after a typed phrase', async () => {
    const kept = [{ client: 'besu' as const, volume: 'hoodi-1a2b-own-execution-2', where: null, bytes: 1.1e12 }];
    const copies = { ...copiesOf({}, kept), next: null };
    const found = updatesOf({ rows: nothingNewer, back: back.map((one) => ({ ...one, copiedAt: NOW })) });
    const { bridge } = showRoom('node', { ...answers, 'node.updates': found, 'node.dataCopies': copies }, 'update');
    expect(await screen.findByText(/^On the copy of its data of .* fetched again\.$/)).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the copy' }));
    expect(screen.getByText(/^Without it the way back takes the data as they are/)).toBeVisible();
    expect(button('Remove the copy')).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'remove the copy');
    bridge.answer({ 'node.dataCopies': { ...copiesOf(), next: null } });
    await press('Remove the copy');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'A copy that is kept' })).toBeNull());
    expect(bridge.asked.some(({ name }) => name === 'node.removeDataCopies')).toBe(true);
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
