import { screen, waitFor, within } from '@testing-library/react';
import events from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { HostCheck } from '../../shared/host.ts';
import type { Work } from '../../shared/work.ts';
import { onStep, showSetup } from '../testing/wizard.tsx';

const userEvent = events.setup({ delay: null });
const check = (id: string, more: Partial<HostCheck> = {}): HostCheck => ({
  id,
  title: id,
  verdict: 'fine',
  found: 'good',
  needed: 'good',
  why: 'It matters.',
  todo: null,
  command: null,
  ...more,
});
const row = async (title: string): Promise<HTMLElement> => {
  const found = (await screen.findByText(title, { selector: '.name' })).closest('details');
  if (found === null) throw new Error(`no row ${title}`);
  return found;
};
const unseen = (id: string): HostCheck => check(id, { verdict: 'unknown', found: 'could not look, because', todo: 'Look.' });

it('shows what is to watch, and folds what is fine and what could not be looked at', async () => {
  showSetup(onStep('host'), {
    'host.check': [check('Swap', { verdict: 'watch', todo: 'Add some.' }), unseen('Clock'), check('A'), check('B')],
  });
  expect((await row('Swap')).closest('details.checks-fold')).toBeNull();
  expect(within(await row('2 things are fine')).getAllByText('It matters.')).toHaveLength(2);
  expect((await row('Hearth could not look at 1 thing')).contains(await row('Clock'))).toBe(true);
});

it('looks again at one check alone, and says since when a verdict is another one', async () => {
  const { bridge } = showSetup(onStep('host'), { 'host.check': [check('Swap', { verdict: 'watch', todo: 'Add some.' }), check('A')] });
  bridge.answer({ 'host.recheck': check('Swap', { found: '8 GB', changed: { at: Date.UTC(2026, 10, 22), from: 'watch' } }) });
  await userEvent.click(within(await row('Swap')).getByRole('button', { name: 'Look again', hidden: true }));
  await waitFor(async () => expect(await row('Swap')).toHaveTextContent('8 GB'));
  expect(await row('Swap')).toHaveTextContent('So since Sunday 22 November 2026; before that it was to watch.');
  expect((await row('Swap')).closest('details.checks-fold')).toBeNull();
});

it('keeps the upload as typed and judges it, and refuses what is no speed', async () => {
  const kept: unknown[] = [];
  const { bridge } = showSetup(onStep('host'), { 'host.check': [unseen('upload')] });
  bridge.answer({
    'host.setUpload': (input: unknown) => {
      kept.push(input);
      return {};
    },
    'host.recheck': check('upload', { found: '40 Mbit/s' }),
  });
  const upload = within(await row('upload'));
  await userEvent.type(upload.getByLabelText('Upload in Mbit/s'), 'fast');
  await userEvent.click(upload.getByRole('button', { name: 'Keep it', hidden: true }));
  expect(await upload.findByText('Type a number above 0, such as 40.')).toBeInTheDocument();
  await userEvent.clear(upload.getByLabelText('Upload in Mbit/s'));
  await userEvent.type(upload.getByLabelText('Upload in Mbit/s'), '40');
  await userEvent.click(upload.getByRole('button', { name: 'Keep it', hidden: true }));
  await waitFor(async () => expect(await row('upload')).toHaveTextContent('40 Mbit/s'));
  expect(kept).toEqual([{ mbps: 40 }]);
});

it('shows a measurement of the disk while it runs, with its cancel, and looks at the check when it is done', async () => {
  const part = {
    id: 'write',
    what: 'Writing one long piece',
    unit: 'bytes',
    done: 5e8,
    total: 1e9,
    startedAt: 1,
    endedAt: null,
    log: null,
  } as const;
  const running: Work = {
    id: 'w1',
    kind: 'host.disk',
    state: 'running',
    startedAt: 1,
    endedAt: null,
    keeps: 'Cancel deletes the file.',
    parts: [{ ...part, state: 'working' }],
    fault: null,
  };
  const { bridge } = showSetup(onStep('host'), { 'host.check': [unseen('disk-speed')], 'work.list': [running] });
  const speed = within(await row('disk-speed'));
  expect(await speed.findByText('Writing one long piece, 50 %')).toBeInTheDocument();
  expect(speed.getByRole('button', { name: /Cancel/, hidden: true })).toBeInTheDocument();
  bridge.answer({ 'host.recheck': check('disk-speed', { found: '90,000 reads' }) });
  bridge.emit('work.changed', { ...running, state: 'done', endedAt: 2 });
  await waitFor(async () => expect(await row('disk-speed')).toHaveTextContent('90,000 reads'));
});

it('says to whom and how much it would send before it sends anything, and judges what was measured', async () => {
  const part = { ...{ id: 'send', what: 'Sending to speed.example', unit: 'bytes' as const }, ...{ done: 1e7, total: 5e7, startedAt: 1 } };
  const running: Work = {
    ...{ id: 'w2', kind: 'host.upload', state: 'running', startedAt: 1, endedAt: null, keeps: 'Cancel ends it.', fault: null },
    parts: [{ ...part, state: 'working', endedAt: null, log: null }],
  };
  const { bridge } = showSetup(onStep('host'), { 'host.check': [unseen('upload')], 'work.list': [] });
  bridge.answer({ 'host.measureUpload': running });
  const upload = within(await row('upload'));
  const address = upload.getByLabelText('Or measure it with a server you trust');
  const measure = upload.getByRole('button', { name: 'Send and measure', hidden: true });
  expect(measure).toBeDisabled();
  await userEvent.type(address, 'speed.example');
  await userEvent.tab();
  expect(upload.getByText(/^Type an address that begins with/)).toBeInTheDocument();
  await userEvent.clear(address);
  await userEvent.type(address, 'https://speed.example/up');
  expect(upload.getByText(/^Hearth sends at most 50 MB of random bytes to speed\.example.+sees your IP address\.$/)).toBeInTheDocument();
  expect(bridge.asked.filter(({ name }) => name === 'host.measureUpload')).toEqual([]);
  await userEvent.click(measure);
  expect(bridge.asked.at(-1)).toEqual({ name: 'host.measureUpload', input: { url: 'https://speed.example/up' } });
  bridge.emit('work.changed', running);
  expect(await upload.findByText('Sending to speed.example, 20 %')).toBeInTheDocument();
  bridge.answer({ 'host.recheck': check('upload', { found: '38 Mbit/s' }) });
  bridge.emit('work.changed', { ...running, state: 'done', endedAt: 2 });
  await waitFor(async () => expect(await row('upload')).toHaveTextContent('38 Mbit/s'));
});
