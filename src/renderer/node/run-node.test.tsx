import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { Answers } from '../testing/bridge.ts';
import { aChoice, aNetwork, aPlan, aStack, pairsOf } from '../testing/node-samples.ts';
import { showRoom } from '../testing/render.tsx';
import { ADDRESS } from '../testing/samples.ts';

const answers: Answers = {
  'node.pairs': pairsOf(),
  'node.preview': ({ choice }) => aPlan(choice === null ? {} : { choice }),
  'node.up': { workId: 'w1' },
  'host.check': [],
  'keys.checkAddress': ({ text }) =>
    text === ADDRESS
      ? { ok: true, address: ADDRESS }
      : { ok: false, reason: 'checksum', message: 'This address has a wrong checksum.', position: null },
};
const go = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const toClients = async (more: Answers = {}) => {
  const shown = showRoom('node', { ...answers, ...more }, 'run');
  await screen.findByRole('radio', { name: /^Hoodi/ });
  await go('Continue');
  await screen.findByRole('radio', { name: /^Besu/ });
  return shown;
};

describe('the way to a node on a public network', () => {
  it('leads from the empty room over network and clients to the plan, and starts what was shown', async () => {
    const { bridge } = showRoom('node', answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Run a node on a public network' }));
    expect(await screen.findByRole('radio', { name: /^Hoodi/ })).toBeChecked();
    await go('Continue');
    expect(await screen.findByRole('radio', { name: /^Besu/ })).toBeChecked();
    await go('Continue');
    expect(await screen.findByText('hyperledger/besu:26')).toBeVisible();
    expect(screen.getByText(/30303\/tcp\. Only these/)).toBeVisible();
    expect(screen.getByText(/EthStaker and Attestant\. They learn your internet address/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start the node' })).toBeEnabled());
    await go('Start the node');
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.up')?.input).toEqual({ choice: aChoice() }));
  });

  it('marks a pair that no share speaks against, and warns of one that would stand with a third', async () => {
    await toClients();
    expect(screen.getByRole('radio', { name: /^Teku/ })).toBeChecked();
    expect(screen.queryByText('About 51 % of nodes run Lighthouse.')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: /^Lighthouse/ }));
    expect(await screen.findByText('About 51 % of nodes run Lighthouse.')).toBeVisible();
  });

  it('keeps the order that chance gave', async () => {
    await toClients();
    const names = screen.getAllByRole('radio').map((one) => one.getAttribute('value'));
    expect(names.slice(0, 4)).toEqual(['geth', 'besu', 'lighthouse', 'teku']);
  });

  it('says that the disk is too small for the pair', async () => {
    await toClients();
    expect(await screen.findByText(/free here\. It does not fit\./)).toBeVisible();
  });

  it('stores the chain of a new node in a folder that is chosen, and shows what is free there', async () => {
    const room = (where: string, freeBytes: number) => ({ neededBytes: 400e9, freeBytes, where });
    const { bridge } = await toClients({
      'settings.pickFolder': { path: '/mnt/big/node' },
      'node.preview': ({ choice }) =>
        aPlan({
          ...(choice === null ? {} : { choice }),
          disk: choice?.dataFolder == null ? room('/var/lib/docker', 90e9) : room(choice.dataFolder, 3.6e12),
        }),
    });
    expect(await screen.findByText('90 GB free here. It does not fit.')).toBeVisible();
    await go('Store the chain data in another folder');
    expect(await screen.findByText('3.6 TB free in the folder below')).toBeVisible();
    await go('Continue');
    expect(await screen.findByText(/^In the folder that you chose, \/mnt\/big\/node\./)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start the node' })).toBeEnabled());
    await go('Start the node');
    const input = { choice: aChoice({ dataFolder: '/mnt/big/node' }) };
    await waitFor(() => expect(bridge.asked.find(({ name }) => name === 'node.up')?.input).toEqual(input));
  });

  it('takes the folder back', async () => {
    const { bridge } = await toClients({ 'settings.pickFolder': { path: '/mnt/big/node' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Store the chain data in another folder' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Back to Docker’s place' }));
    await go('Continue');
    await screen.findByText(/^In Docker’s own store/);
    expect(bridge.asked.findLast(({ name }) => name === 'node.preview')?.input).toEqual({ choice: aChoice() });
  });

  it('leaves the data of a node that is there to the move', async () => {
    await toClients({ 'node.preview': aPlan({ volumes: [{ name: 'hoodi-1a2b-execution', role: 'execution', exists: true }] }) });
    expect(await screen.findByText(/free here\. It does not fit\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Store the chain data in another folder' })).toBeNull();
  });

  it('takes a fee recipient only with its checksum', async () => {
    const { bridge } = await toClients();
    await userEvent.click(screen.getByText('More choices'));
    await userEvent.click(screen.getByRole('radio', { name: /^Serve validators/ }));
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Fee recipient'), ADDRESS.toLowerCase());
    await userEvent.tab();
    expect(await screen.findByText('This address has a wrong checksum.')).toBeVisible();
    await userEvent.clear(screen.getByLabelText('Fee recipient'));
    await userEvent.type(screen.getByLabelText('Fee recipient'), ADDRESS);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Continue' })).toBeEnabled());
    await go('Continue');
    await screen.findByText('hyperledger/besu:26');
    expect(bridge.asked.findLast(({ name }) => name === 'node.preview')?.input).toEqual({
      choice: aChoice({ withValidator: true, feeRecipient: ADDRESS }),
    });
  });

  it('takes relays only where validators are served, says what each leaves out, and leaves them off without a tick', async () => {
    const relays = [
      { name: 'Flashbots', url: 'https://0xab@a.example', filters: 'sanctions' as const },
      { name: 'Titan', url: 'https://0xcd@b.example' },
    ];
    const { bridge } = await toClients({ 'networks.list': { taken: null, networks: [aNetwork({ relays })] } });
    await userEvent.click(screen.getByText('More choices'));
    expect(screen.getByText('Off. Only a node that serves validators proposes blocks.')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: /^Serve validators/ }));
    await userEvent.type(screen.getByLabelText('Fee recipient'), ADDRESS);
    expect(await screen.findByText('leaves out transactions of addresses under sanctions')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: /^Flashbots/ })).not.toBeChecked();
    await userEvent.click(screen.getByRole('checkbox', { name: /^Titan/ }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Continue' })).toBeEnabled());
    await go('Continue');
    await screen.findByText('hyperledger/besu:26');
    expect(bridge.asked.findLast(({ name }) => name === 'node.preview')?.input).toEqual({
      choice: aChoice({ withValidator: true, feeRecipient: ADDRESS, mevRelays: ['Titan'] }),
    });
  });

  it('closes Continue with the reason while a port, an address or a graffiti is wrong', async () => {
    await toClients();
    await userEvent.click(screen.getByText('More choices'));
    await userEvent.clear(screen.getByLabelText('QUIC'));
    await userEvent.type(screen.getByLabelText('QUIC'), '9000');
    expect(screen.getByText('Each use needs a port of its own.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'three ports' })).toBeVisible();
    await userEvent.type(screen.getByLabelText('QUIC'), '{Backspace}5');
    await userEvent.click(screen.getByRole('radio', { name: /^At a block of a beacon node you trust/ }));
    expect(screen.getByRole('button', { name: 'the address of a beacon node' })).toBeVisible();
    await userEvent.type(screen.getByLabelText('Address of that beacon node'), 'http://192.168.1.20:5052');
    expect(screen.getByRole('button', { name: 'Continue' })).toBeEnabled();
  });

  it('offers no validators on a network whose validators are a closed set', async () => {
    await toClients({ 'node.pairs': pairsOf({ validators: 'closed' }) });
    await userEvent.click(screen.getByText('More choices'));
    expect(screen.getByRole('radio', { name: /^Serve validators/ })).toBeDisabled();
  });

  it('is loud about what stops a plan and keeps Start closed', async () => {
    const text = 'A container named x exists that this Hearth did not make.';
    await toClients({ 'node.preview': aPlan({ findings: [{ level: 'stops', text }] }) });
    await go('Continue');
    expect(await screen.findByRole('alert', { name: 'What stops it' })).toHaveTextContent(text);
    expect(screen.getByRole('button', { name: 'Start the node' })).toBeDisabled();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('This node cannot start like this.');
  });

  it('judges this machine for exactly the clients and ports of the plan, and one check again', async () => {
    const check = { ...{ id: 'disk-space', title: 'Disk space', why: 'It fills.', command: null }, verdict: 'stops' as const };
    const { bridge } = await toClients({
      'host.check': ({ execution, consensus }) => [
        { ...check, found: '70 GB free', needed: `300 GB for ${execution} + ${consensus}`, todo: 'Add a disk.' },
      ],
      'host.recheck': { ...check, verdict: 'watch', found: '320 GB free', needed: '300 GB', todo: 'Watch it.' },
    });
    await go('Continue');
    expect(await screen.findByText('300 GB for besu + teku')).toBeInTheDocument();
    expect(screen.getByText(/^One thing stops this node here\./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(await screen.findByText('320 GB free')).toBeInTheDocument();
    const asked = {
      network: 'hoodi',
      execution: 'besu',
      consensus: 'teku',
      p2p: { execution: 30_303, consensus: 9_000, quic: 9_001 },
      validators: 0,
      relays: false,
    };
    expect(bridge.asked.find(({ name }) => name === 'host.check')?.input).toEqual(asked);
    expect(bridge.asked.find(({ name }) => name === 'host.recheck')?.input).toEqual({ id: 'disk-space', ...asked });
  });

  it('starts a node that this machine stops only after that was named and the phrase was typed', async () => {
    const check = {
      ...{ id: 'disk-space', title: 'Disk space', why: 'It fills.', command: null, needed: '300 GB' },
      verdict: 'stops' as const,
    };
    const { bridge } = await toClients({ 'host.check': [{ ...check, found: '70 GB free', todo: 'Add a disk.' }] });
    const ups = () => bridge.asked.filter(({ name }) => name === 'node.up');
    await go('Continue');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start the node' })).toBeEnabled());
    await go('Start the node');
    const asked = await screen.findByRole('region', { name: 'This machine is not fit for this node' });
    expect(asked).toHaveTextContent('Disk space: found 70 GB free; needed 300 GB. Add a disk.');
    expect(screen.getByRole('button', { name: 'Start the node' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Start all the same' })).toBeDisabled();
    await go('Do not start');
    expect(screen.queryByRole('button', { name: 'Start all the same' })).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start the node' })).toBeEnabled());
    await go('Start the node');
    expect(ups()).toEqual([]);
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'start all the same');
    await go('Start all the same');
    await waitFor(() => expect(ups()).toHaveLength(1));
  });

  it('replaces a client only after it was said whose chain goes, and the phrase was typed', async () => {
    const { bridge } = await toClients({ 'node.preview': aPlan({ drops: ['besu'] }), 'host.check': [] });
    const ups = () => bridge.asked.filter(({ name }) => name === 'node.up');
    await go('Continue');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Change the client' })).toBeEnabled());
    expect(screen.getByText('The chain of Besu goes for good, so this is asked first')).toBeVisible();
    await go('Change the client');
    const asked = await screen.findByRole('region', { name: 'The chain of Besu goes for good' });
    expect(asked).toHaveTextContent('misses its duties until that is done');
    await userEvent.type(screen.getByLabelText(/to open the button$/), 'replace Besu');
    expect(ups()).toEqual([]);
    await go('Replace it');
    await waitFor(() => expect(ups()).toHaveLength(1));
  });

  it('is not asked about where the newest look finds that nothing stops it any more', async () => {
    const check = { ...{ id: 'disk-space', title: 'Disk space', why: 'It fills.', command: null, needed: '300 GB' }, todo: 'Add a disk.' };
    const { bridge } = await toClients({
      'host.check': [{ ...check, verdict: 'stops', found: '70 GB free' }],
      'host.recheck': { ...check, verdict: 'watch', found: '320 GB free' },
    });
    await go('Continue');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start the node' })).toBeEnabled());
    await go('Start the node');
    await go('Look again');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Start all the same' })).toBeNull());
    await go('Start the node');
    await waitFor(() => expect(bridge.asked.some(({ name }) => name === 'node.up')).toBe(true));
  });

  it('waits for the look at this machine', async () => {
    await toClients({ 'host.check': () => new Promise(() => undefined) });
    await go('Continue');
    expect(await screen.findByText('hyperledger/besu:26')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Start the node' })).toBeDisabled();
    expect(screen.getByText('Start opens when this machine has been looked at')).toBeVisible();
  });

  it('says why a start was refused, and keeps the plan', async () => {
    await toClients({
      'node.up': () => {
        throw new AppError('node.planStops', { found: 'a port is taken.' });
      },
    });
    await go('Continue');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Start the node' })).toBeEnabled());
    await go('Start the node');
    expect(await screen.findByText(/The node cannot be started like this: a port is taken\./)).toBeVisible();
    expect(screen.getByText('hyperledger/besu:26')).toBeVisible();
  });

  it('shows the plan of a node that was chosen before', async () => {
    showRoom('node', { ...answers, 'node.stack': aStack() }, 'plan');
    expect(await screen.findByText('hyperledger/besu:26')).toBeVisible();
  });
});
