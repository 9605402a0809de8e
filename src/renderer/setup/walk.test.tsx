import { screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { DepositRoad } from '../../shared/deposit.ts';
import type { Answers } from '../testing/bridge.ts';
import { ADDRESS, aKey, aPractice, aValidator, PUBKEY } from '../testing/samples.ts';
import { onStep, running, showSetup } from '../testing/wizard.tsx';

const user = events.setup({ delay: null });
const words = Array.from({ length: 24 }, (_, i) => `w${String.fromCharCode(97 + i)}xy`);
const road: DepositRoad = {
  pubkey: PUBKEY,
  txHash: null,
  stations: [],
  status: 'none',
  activeAt: null,
  queue: null,
  validatorIndex: null,
  activationEpoch: null,
};

/** A main process in which everything goes well. */
const world = (): Answers => {
  let up = false;
  let key: 'none' | 'made' | 'signed' = 'none';
  let sent = false;
  return {
    ...running,
    'practice.options': {
      options: [
        {
          profile: 'classic',
          execution: 'geth',
          consensus: 'lodestar',
          title: 'Classic',
          rules: 'Capella',
          preset: 'minimal',
          images: [],
          source: 'present',
          cannotShow: [],
        },
      ],
      chosen: 0,
      reason: 'These are here.',
    },
    'host.check': [
      { id: 'a', title: 'Docker', verdict: 'fine', found: '28', needed: '20.10', why: 'It runs clients.', todo: null, command: null },
    ],
    'practice.status': () => (up ? aPractice() : aPractice({ state: 'none', instance: null, secondsPerSlot: null, profile: null })),
    'practice.up': () => {
      up = true;
      return { workId: 'w1' };
    },
    'keys.begin': { session: 's1', words },
    'keys.confirm': ({ typed }) => ({ ok: typed.join() === words.join(), wrong: [] }),
    'keys.abandon': {},
    'keys.list': () => (key === 'none' ? [] : [key === 'made' ? aKey({ deposit: null }) : aKey()]),
    'keys.make': () => {
      key = 'made';
      return [aKey({ deposit: null })];
    },
    'keys.checkAddress': ({ text }) => ({ ok: true, address: text }),
    'keys.deposit': () => {
      key = 'signed';
      return [aKey()];
    },
    'validators.import': [{ pubkey: PUBKEY, status: 'imported', message: null }],
    'validators.list': () => (key === 'none' ? [] : [aValidator({ status: sent ? 'active_ongoing' : 'unknown' })]),
    'deposit.check': [{ id: 'a', title: 'Key file', verdict: 'fine', found: 'opens', todo: null }],
    'deposit.road': () => (sent ? { ...road, status: 'active' } : road),
    'deposit.send': () => {
      sent = true;
      return { txHash: `0x${'ab'.repeat(32)}` };
    },
  };
};

/** Goes to a control with Tab alone. */
const reach = async (found: () => HTMLElement): Promise<void> => {
  await waitFor(() => expect(found()).toBeEnabled());
  for (let i = 0; document.activeElement !== found(); i += 1) {
    expect(i).toBeLessThan(80);
    await user.tab();
  }
};
const press = async (name: string): Promise<void> => {
  await screen.findByRole('button', { name });
  await reach(() => screen.getByRole('button', { name }));
  await user.keyboard('{Enter}');
};
const type = async (label: string | RegExp, text: string): Promise<void> => {
  await screen.findByLabelText(label);
  await reach(() => screen.getByLabelText(label));
  await user.keyboard(text);
};

it('is walked from the first page to an active validator by keyboard alone', { timeout: 90_000 }, async () => {
  const { state } = showSetup(onStep('staking'), world());
  await press('Next page');
  await press('Next page');
  for (const step of ['network', 'host', 'clients', 'start']) {
    await press('Continue');
    await waitFor(() => expect(state().step).toBe(step));
  }
  await press('Start it');
  await press('Continue');
  await press('Show the words');
  await press('I have written all 24');
  await type('Word 1', words.join(' '));
  await press('Check my words');
  await type('Password', 'four random words');
  await type('The password again', 'four random words');
  await press('Make the key');
  await press('Continue');
  await type('Withdrawal address', ADDRESS);
  await type('Block 1', '71C7');
  await type('Block 10', '976F');
  await type('Password of the key file', 'four random words');
  await press('Sign the deposit');
  await press('Continue');
  await type(/Type deposit 32 practice ETH/, 'deposit 32 practice ETH');
  await press('Send 32 practice ETH');
  await press('Continue');
  await press('Go to Home');
  await waitFor(() => expect(Object.keys(state().gave)).toHaveLength(11));
  expect(state()).toMatchObject({ step: 'active', depositSent: true, pubkeys: [PUBKEY] });
});
