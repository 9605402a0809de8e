import { fireEvent, screen, waitFor } from '@testing-library/react';
import events from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { Answers } from '../testing/bridge.ts';
import { aKey, aPractice, aValidator, PUBKEY } from '../testing/samples.ts';
import { closedBecause, onStep, running, showSetup } from '../testing/wizard.tsx';

const userEvent = events.setup({ delay: null });
const words = Array.from({ length: 24 }, (_, i) => `word${String.fromCharCode(97 + i)}x`);
const made = aKey({ deposit: null });
const secret = 'four random words';

/** A key process and a validator client that do what the real ones do. */
const keyWorld = (): Answers => {
  let keys = [made].slice(1);
  let loaded = false;
  return {
    ...running,
    'keys.list': () => keys,
    'validators.list': () => (keys.length === 0 ? [] : [aValidator({ status: 'unknown', index: null, loaded })]),
    'keys.begin': { session: 's1', words },
    'keys.confirm': ({ typed }) => {
      const wrong = typed.flatMap((word, i) => (word === words[i] || word === words[i]?.slice(0, 4) ? [] : [i + 1]));
      return { ok: wrong.length === 0, wrong };
    },
    'keys.abandon': {},
    'keys.make': () => {
      keys = [made];
      return keys;
    },
    'validators.import': () => {
      loaded = true;
      return [{ pubkey: PUBKEY, status: 'imported', message: null }];
    },
  };
};
const press = async (name: string): Promise<void> => userEvent.click(await screen.findByRole('button', { name }));
const forward = (name: string) => screen.findByRole('button', { name });
const field = (n: number) => screen.findByLabelText(`Word ${n}`);
const showWords = async (): Promise<void> => {
  await press('Show the words');
  await screen.findByText('wordax');
};
/** A page that opens takes the focus to its sentence; what is typed before that goes astray. */
const opened = (): Promise<unknown> => waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
const toTyped = async (): Promise<void> => {
  await showWords();
  await press('I have written all 24');
  await field(1);
  await opened();
};
const typeAll = async (list: readonly string[]): Promise<void> => {
  await field(1);
  list.forEach((word, i) => {
    fireEvent.change(screen.getByLabelText(`Word ${i + 1}`), { target: { value: word } });
  });
};
const toPassword = async (): Promise<void> => {
  await toTyped();
  await typeAll(words);
  await press('Check my words');
  await screen.findByLabelText('Password');
  await opened();
};

describe('the words', () => {
  it('are made and shown only when asked for, once', async () => {
    const { bridge } = showSetup(onStep('keys'), keyWorld());
    await closedBecause('Continue', 'Continue opens after you saw the words');
    expect(bridge.asked.some((one) => one.name === 'keys.begin')).toBe(false);
    await showWords();
    expect(screen.getByText('wordxx')).toBeVisible();
    expect(await forward('I have written all 24')).toHaveAccessibleDescription('Leaving now discards these words');
  });

  it('can be hidden and shown again on their own page', async () => {
    showSetup(onStep('keys'), keyWorld());
    await showWords();
    await press('Hide the words');
    expect(screen.queryByText('wordax')).toBeNull();
    await press('Show the words');
    expect(screen.getByText('wordax')).toBeVisible();
  });

  it('are nowhere in the window from the next page on', async () => {
    const { bridge } = showSetup(onStep('keys'), keyWorld());
    await toTyped();
    expect(document.documentElement.outerHTML).not.toContain('wordax');
    await typeAll(words);
    await press('Check my words');
    await screen.findByLabelText('Password');
    expect(document.documentElement.outerHTML).not.toContain('wordax');
    expect([...document.querySelectorAll('input')].some((input) => words.includes(input.value))).toBe(false);
    expect(bridge.asked.filter((one) => one.name === 'keys.begin')).toHaveLength(1);
  });

  it('are given up by going back: new ones are made, and that is said', async () => {
    const { bridge } = showSetup(onStep('keys'), keyWorld());
    await toTyped();
    await press('Back');
    expect(await screen.findByText(/are gone, and stay unused/)).toBeVisible();
    expect(screen.getByText(/throw that paper away/)).toBeVisible();
    expect(bridge.asked).toContainEqual({ name: 'keys.abandon', input: { session: 's1' } });
    await showWords();
    expect(bridge.asked.filter((one) => one.name === 'keys.begin')).toHaveLength(2);
  });

  it('are given up by leaving', async () => {
    const { bridge, unmount } = showSetup(onStep('keys'), keyWorld());
    await toTyped();
    unmount();
    expect(bridge.asked).toContainEqual({ name: 'keys.abandon', input: { session: 's1' } });
  });
});

describe('typing them back', () => {
  it('names the places of wrong words and leads to the first', async () => {
    showSetup(onStep('keys'), keyWorld());
    await toTyped();
    await typeAll(words.map((word, i) => (i === 2 || i === 16 ? 'wrong' : word)));
    await press('Check my words');
    expect(await screen.findByText('Words 3 and 17 are not the ones that were shown.')).toBeVisible();
    expect(await field(3)).toHaveFocus();
    expect(await field(17)).toBeInvalid();
  });

  it('takes four letters for a word, and Enter in the last field', async () => {
    const { bridge } = showSetup(onStep('keys'), keyWorld());
    await toTyped();
    (await field(1)).focus();
    // By keyboard alone: Space goes on to the next field.
    await userEvent.keyboard(`${words.map((word) => word.slice(0, 4)).join(' ')}{Enter}`);
    await waitFor(() => expect(bridge.asked.some((one) => one.name === 'keys.confirm')).toBe(true));
  });

  it('says how many are missing and which is next', async () => {
    showSetup(onStep('keys'), keyWorld());
    await toTyped();
    await typeAll(words.slice(0, 23));
    expect(await forward('Check my words')).toBeDisabled();
    await closedBecause('Check my words', '1 word is still missing: word 24');
  });

  it('says so where the key process has ended, and makes new words', async () => {
    showSetup(onStep('keys'), {
      ...keyWorld(),
      'keys.confirm': () => {
        throw new AppError('key.session');
      },
    });
    await toTyped();
    await typeAll(words);
    await press('Check my words');
    expect(await screen.findByRole('alert')).toHaveTextContent('its words are gone with it');
    await press('Make new words');
    expect(await screen.findByRole('button', { name: 'Show the words' })).toBeVisible();
  });
});

describe('the password', () => {
  it('opens the making when it is long enough and typed twice', async () => {
    showSetup(onStep('keys'), keyWorld());
    await toPassword();
    const make = (): Promise<HTMLElement> => forward('Make the key');
    await closedBecause('Make the key', 'Continue opens with a password of 12 characters or more');
    await userEvent.type(screen.getByLabelText('Password'), secret);
    await closedBecause('Make the key', 'Continue opens when both passwords are the same');
    await userEvent.type(screen.getByLabelText('The password again'), 'four random wordz');
    expect(await screen.findByText('The two are not the same yet.')).toBeVisible();
    expect(await make()).toBeDisabled();
  });

  it('makes the key and loads it, typed once for both, and is gone then', async () => {
    const { bridge, state } = showSetup(onStep('keys'), keyWorld());
    await toPassword();
    await userEvent.type(screen.getByLabelText('Password'), secret);
    await userEvent.type(screen.getByLabelText('The password again'), secret);
    await press('Make the key');
    expect(await screen.findByRole('heading', { level: 1, name: /made and loaded/ })).toBeVisible();
    expect(bridge.asked).toContainEqual({
      name: 'keys.make',
      input: { session: 's1', password: secret, start: 0, count: 1, network: 'practice' },
    });
    expect(bridge.asked).toContainEqual({ name: 'validators.import', input: { pubkeys: [PUBKEY], password: secret } });
    expect(bridge.asked.some((one) => one.name === 'keys.abandon')).toBe(false);
    expect(screen.getByText('keystore-m_12381_3600_0_0_0-1795000000.json')).toBeVisible();
    expect(document.documentElement.outerHTML).not.toContain(secret);
    await press('Continue');
    await waitFor(() => expect(state()).toMatchObject({ step: 'address', pubkeys: [PUBKEY], gave: { keys: '1 key, words typed back' } }));
  });

  it('is asked again where the key was made but not loaded, with the reason', async () => {
    showSetup(onStep('keys'), {
      ...keyWorld(),
      'validators.import': () => {
        throw new AppError('keymanager.unreachable');
      },
    });
    await toPassword();
    await userEvent.type(screen.getByLabelText('Password'), secret);
    await userEvent.type(screen.getByLabelText('The password again'), secret);
    await press('Make the key');
    expect(await screen.findByRole('heading', { level: 1, name: /made, but not loaded/ })).toBeVisible();
    expect(await screen.findByRole('alert')).toHaveTextContent('The validator client does not answer.');
  });
});

describe('after Hearth was ended', () => {
  const lying: Answers = { ...running, 'keys.list': [made], 'validators.list': [aValidator({ status: 'unknown', loaded: false })] };

  it('a key that was made but not noted is found, and loaded by its password', async () => {
    const { state, bridge } = showSetup(onStep('keys'), lying);
    expect(await screen.findByText(/lies in your folder/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('Password of the key file'), secret);
    bridge.answer({
      'validators.import': [{ pubkey: PUBKEY, status: 'imported', message: null }],
      'validators.list': [aValidator({ status: 'unknown', loaded: true })],
    });
    await press('Load the key');
    expect(await screen.findByRole('heading', { level: 1, name: /made and loaded/ })).toBeVisible();
    expect(state().pubkeys).toEqual([PUBKEY]);
  });

  it('a wrong password is told beside its field', async () => {
    showSetup(onStep('keys', { pubkeys: [PUBKEY] }), {
      ...lying,
      'validators.import': () => {
        throw new AppError('key.passwordWrong');
      },
    });
    await userEvent.type(await screen.findByLabelText('Password of the key file'), 'not this one');
    await press('Load the key');
    expect(await screen.findByText('This password does not open the keystore.')).toBeVisible();
  });

  it('a key whose deposit was signed for an earlier validator is not offered', async () => {
    showSetup(onStep('keys'), { ...running, 'keys.list': [aKey({ instance: aPractice().instance })], 'validators.list': [aValidator()] });
    expect(await screen.findByRole('button', { name: 'Show the words' })).toBeVisible();
  });
});
