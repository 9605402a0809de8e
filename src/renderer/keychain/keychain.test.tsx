import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { Output } from '../../shared/contract.ts';
import { showRoom } from '../testing/render.tsx';
import { aKey, aPractice, aPreview, aValidator, healthy, PUBKEY, setupDone } from '../testing/samples.ts';

const safe = { kind: 'keychain', name: 'the keyring “Login”' } as const;
const exiting = {
  'status.get': healthy,
  'practice.status': aPractice(),
  'setup.get': setupDone,
  'validators.list': [aValidator()],
  'validators.exitPreview': aPreview({ signer: 'keystore' }),
  'validators.exitRoad': { pubkey: PUBKEY, status: 'none' as const, stations: [], paidAt: null, paidGwei: null },
  'keys.list': [aKey()],
  'validators.exit': {},
};
const asksOf = (bridge: ReturnType<typeof showRoom>['bridge']) =>
  bridge.asked.filter(({ name }) => name === 'keychain.save' || name === 'validators.exit');
const confirm = async () => {
  await userEvent.type(screen.getByLabelText(/to open the button/), 'exit validator 64');
  await userEvent.click(screen.getByRole('button', { name: 'Exit validator 64' }));
};

describe('a password that is typed', () => {
  it('is kept only where the person ticks so, and is proved before it is used', async () => {
    const { bridge } = showRoom('validators', { ...exiting, 'keychain.state': { state: safe, kept: [] }, 'keychain.save': {} }, PUBKEY);
    const tick = await screen.findByRole('checkbox', { name: /Keep this password/ });
    expect(tick).not.toBeChecked();
    await userEvent.click(tick);
    await userEvent.type(screen.getByLabelText('Password of this key’s file'), 'correct horse battery');
    await confirm();
    await waitFor(() => expect(asksOf(bridge)).toHaveLength(2));
    expect(asksOf(bridge)).toEqual([
      { name: 'keychain.save', input: { pubkeys: [PUBKEY], password: 'correct horse battery' } },
      { name: 'validators.exit', input: { pubkey: PUBKEY, phrase: 'exit validator 64', password: 'correct horse battery' } },
    ]);
  });

  it('cannot be kept where it would be plain text, and the reason stands there', async () => {
    const state = { kind: 'none', why: 'plain', message: 'The keychain of this machine has no password.' } as const;
    showRoom('validators', { ...exiting, 'keychain.state': { state, kept: [] } }, PUBKEY);
    const tick = await screen.findByRole('checkbox', { name: /Keep this password/ });
    expect(tick).toBeDisabled();
    expect(screen.getByText('The keychain of this machine has no password.')).toBeVisible();
  });
});

describe('a password that is kept', () => {
  it('is not asked for, and can be typed instead', async () => {
    const { bridge } = showRoom('validators', { ...exiting, 'keychain.state': { state: safe, kept: [PUBKEY] } }, PUBKEY);
    expect(await screen.findByText(/This machine’s keychain knows the password/)).toBeVisible();
    expect(screen.queryByLabelText('Password of this key’s file')).toBeNull();
    await confirm();
    expect(asksOf(bridge)).toEqual([{ name: 'validators.exit', input: { pubkey: PUBKEY, phrase: 'exit validator 64', password: null } }]);
  });

  it('that opens nothing any more is asked for again', async () => {
    showRoom(
      'validators',
      {
        ...exiting,
        'keychain.state': { state: safe, kept: [PUBKEY] },
        'validators.exit': () => {
          throw new AppError('key.passwordWrong');
        },
      },
      PUBKEY,
    );
    await screen.findByText(/This machine’s keychain knows the password/);
    await confirm();
    expect(await screen.findByRole('alert')).toHaveTextContent('This password does not open the keystore.');
    expect(screen.getByLabelText('Password of this key’s file')).toBeVisible();
  });

  it('is listed in Settings and forgotten there', async () => {
    let kept = [PUBKEY];
    const { bridge } = showRoom('settings', {
      'keychain.state': (): Output<'keychain.state'> => ({ state: safe, kept }),
      'keychain.forget': () => {
        kept = [];
        return {};
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Forget the password of key 0x8f3a/ }));
    expect(await screen.findByText(/It keeps no password of Hearth’s/)).toBeVisible();
    expect(bridge.asked.find(({ name }) => name === 'keychain.forget')?.input).toEqual({ pubkeys: [PUBKEY] });
  });
});
