import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError, toFault } from '../../shared/app-error.ts';
import { tiles } from '../status/tiles/index.ts';
import { show } from '../testing/render.tsx';
import { ADDRESS, aRing, aWork, conditions, healthy, NOW, PUBKEY } from '../testing/samples.ts';
import { Address, AddressBlocks } from './Address.tsx';
import { Amount } from './Amount.tsx';
import { Button } from './Button.tsx';
import { CheckRow, Checks } from './CheckRow.tsx';
import { Choice } from './Choice.tsx';
import { EpochRing } from './EpochRing.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { PasswordInput, TextInput } from './Field.tsx';
import { NetworkMark } from './NetworkMark.tsx';
import { Notice } from './Notice.tsx';
import { Road } from './Road.tsx';
import { Cell, Cells, Row, Rows, Sheet } from './Sheet.tsx';
import { State } from './State.tsx';
import { StepList } from './StepList.tsx';
import { Term } from './Term.tsx';
import { WorkLines } from './WorkLines.tsx';

describe.each(Object.entries(conditions))('every tile, %s', (_, status) => {
  it.each(tiles)('$id', ({ Tile }) => {
    const { container } = show(<Tile status={status} />);
    expect(container.querySelector('h3')?.textContent).not.toBe('');
    expect(container.querySelector('.value')?.textContent).not.toBe('');
    expect(container.textContent).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

describe('tiles', () => {
  const read = (condition: keyof typeof conditions): readonly string[] => {
    const { container, unmount } = show(tiles.map(({ id, Tile }) => <Tile key={id} status={conditions[condition]} />));
    const values = [...container.querySelectorAll('.value')].map((value) => value.textContent ?? '');
    unmount();
    return values;
  };
  it('say the reading and colour only what is not fine', () => {
    expect(read('healthy')).toEqual(['In sync', 'In sync', '2', '7 months', 'Running', '1 active', '30 of 32', 'Epoch 198']);
    expect(read('offline').slice(0, 4)).toEqual(['Stopped', 'Does not answer', 'Not known', 'under a day']);
    const { container } = show(tiles.map(({ id, Tile }) => <Tile key={id} status={healthy} />));
    expect(container.querySelectorAll('.value .ico')).toHaveLength(0);
  });
});

describe('parts', () => {
  it('an address shows first and last block, its picture, and copies the whole', () => {
    show(<Address value={ADDRESS} />);
    expect(screen.getByRole('img', { name: 'Picture of 0x71C7' })).toBeVisible();
    expect(screen.getByTitle(ADDRESS)).toHaveTextContent('0x71C7…976F');
    expect(screen.getByRole('button', { name: 'Copy the full address' })).toBeVisible();
  });
  it('a public key has no picture', () => {
    show(<Address value={PUBKEY} kind="key" />);
    expect(screen.queryByRole('img')).toBeNull();
  });
  it('a wrong address has numbered blocks and no picture', () => {
    show(<AddressBlocks value="0x71C7656EC7" right={false} label="Address" />);
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['0x', '71C71', '656E2', 'C73']);
  });
  it.each([8, 32])('an epoch ring of %i slots has a shape per slot', (n) => {
    const { container } = show(<EpochRing slots={aRing(n)} epoch={200} label="Epoch 200." />);
    expect(screen.getByRole('img', { name: 'Epoch 200.' })).toBeVisible();
    expect(container.querySelectorAll('path')).toHaveLength(n);
    expect(container.querySelectorAll('path.come')).toHaveLength(n / 2 - 1);
  });
  it('a road says which station it is at', () => {
    show(
      <Road
        label="The way in"
        stations={[
          { id: 'sent', name: 'Sent', state: 'done', at: NOW - 5000, detail: '32 practice ETH' },
          { id: 'queued', name: 'Queued', state: 'here', at: NOW, detail: 'validator 64' },
          { id: 'active', name: 'Active', state: 'next', at: NOW + 60_000, detail: 'epoch 26' },
        ]}
      />,
    );
    const stations = within(screen.getByRole('list', { name: 'The way in' })).getAllByRole('listitem');
    expect(stations.map((one) => one.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(stations[2]).toHaveTextContent('≈');
  });
  it('work shows what was done, the newest log line and one Cancel', () => {
    show(<WorkLines work={aWork()} />);
    expect(screen.getAllByRole('progressbar').map((bar) => bar.getAttribute('aria-valuenow'))).toEqual(['100', '63', '0']);
    expect(screen.getByText('layer 7 of 11')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Cancel' })).toHaveLength(1);
  });
  it('a fault says what, coins and what to do, and its code only in the details', () => {
    show(<FaultNotice fault={toFault(new AppError('docker.lost', { details: 'EPIPE' }))} actions={<Button>Start Docker</Button>} />);
    const notice = screen.getByRole('alert');
    expect(within(notice).getByRole('heading')).toHaveTextContent('Docker stopped answering in the middle of the work.');
    expect(notice).toHaveTextContent('Your coinsNothing is lost; what was made stays.');
    expect(within(notice).getByText('sudo systemctl start docker')).toBeVisible();
    expect(within(notice).getByText(/docker\.lost/)).not.toBeVisible();
  });
  it('checks, fields, steps, states, networks and the rest have names', () => {
    const noop = (): void => undefined;
    show(
      <>
        <Checks label="This machine">
          <CheckRow
            name="Clock"
            found="2.4 s behind"
            needed="within 0.5 s"
            verdict="stops"
            why="Votes come late."
            todo="Turn it on."
            command="sudo timedatectl set-ntp true"
            open
          />
        </Checks>
        <TextInput label="Withdrawal address" value="0x" onChange={noop} complaint="This address is too short." mono />
        <PasswordInput label="Password" value="" onChange={noop} hint="12 or more" />
        <Choice legend="Income" options={[{ value: 'out', title: 'Paid out' }]} value="out" onChange={noop} />
        <StepList
          title="Set up"
          steps={[
            { id: 'a', name: 'Network', state: 'done', gave: 'Practice', onGo: noop },
            { id: 'b', name: 'Keys', state: 'here' },
          ]}
        />
        <State tone="att">Upload is low</State>
        <NetworkMark network="mainnet" />
        <Notice>Watch this.</Notice>
        <Sheet label="Sums">
          <Cells of={2}>
            <Cell title="Left">
              <Rows unit="ETH">
                <Row label={<Term id="effectiveBalance">Effective balance</Term>}>
                  <Amount gwei={32_000_000_000n} />
                </Row>
              </Rows>
            </Cell>
          </Cells>
        </Sheet>
      </>,
    );
    expect(screen.getByRole('textbox', { name: 'Withdrawal address' })).toHaveAccessibleDescription('This address is too short.');
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
    expect(screen.getByRole('radio', { name: 'Paid out' })).toBeChecked();
    expect(screen.getByRole('button', { name: /^Network/ })).toBeVisible();
    expect(screen.getByRole('note', { name: 'Network: Mainnet, real ETH' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'This machine' })).toHaveTextContent('Stops you');
    expect(screen.getByRole('button', { name: 'Effective balance' })).toHaveAccessibleDescription(/counts for rewards/);
    for (const button of screen.getAllByRole('button')) expect(button).toHaveAccessibleName();
  });
});
