import { readFile } from 'node:fs/promises';
import { test } from '@playwright/test';
import { filesWith, keystoresOf } from '../data-folder.ts';
import { address } from '../pages/address.ts';
import { frame } from '../pages/frame.ts';
import { keysStep } from '../pages/keys-step.ts';
import { wizard } from '../pages/wizard.ts';
import { expect, type Journey, limit, mainLog, PASSWORD } from './journey.ts';

/** From the words to a signed deposit. */
export function makingKeys(journey: Journey): void {
  const { on, sentence, shoot, seen, comeBackToSetup, expectStep } = journey;

  /** Words seen, typed back and a password chosen, up to the moment before the key is made. */
  async function wordsAndPassword(): Promise<readonly string[]> {
    const keys = on(keysStep);
    await keys.show.click();
    await expect(keys.shown).toHaveCount(24);
    const words = await keys.read();
    await on(wizard).press('I have written all 24');
    await keys.type(words);
    await on(wizard).press('Check my words');
    await keys.password.fill(PASSWORD);
    await keys.again.fill(PASSWORD);
    return words;
  }

  test('Keys: words that a person may have seen never come back; killed on each page, there are new ones, and it is said', async () => {
    const keys = () => on(keysStep);
    await expect(sentence()).toContainText('24 words will be your keys.');
    await shoot('keys-words-hidden', { small: true });
    await keys().show.click();
    await expect(keys().shown).toHaveCount(24);
    const first = await keys().read();
    await shoot('keys-words-shown', { small: true });

    await comeBackToSetup();
    await expectStep('Keys');
    await expect(keys().shown).toHaveCount(0);
    await expect(on(frame).main).toContainText(/throw that paper away/);
    await shoot('keys-words-after-a-kill');
    await keys().show.click();
    await expect(keys().shown).toHaveCount(24);
    const second = await keys().read();
    expect(second).not.toEqual(first);
    await on(wizard).press('I have written all 24');

    const wrong = second.with(6, second[6] === 'zebra' ? 'zoo' : 'zebra');
    await keys().type(wrong);
    await on(wizard).press('Check my words');
    await expect(keys().complaint).toContainText('Word 7 is not the one that was shown.');
    await shoot('keys-typed-wrong-word', { small: true });
    await comeBackToSetup();
    await expectStep('Keys');
    await expect(keys().shown).toHaveCount(0);

    const third = await wordsAndPassword();
    expect([first, second]).not.toContainEqual(third);
    await keys().again.fill(`${PASSWORD.slice(0, -1)}t`);
    await expect(keys().complaint).toContainText('The two are not the same yet.');
    await expect(on(wizard).forward).toBeDisabled();
    await shoot('keys-passwords-differ', { small: true });
    await comeBackToSetup();
    await expectStep('Keys');
    await expect(keys().shown).toHaveCount(0);
    await expect(keys().show).toBeVisible();
    expect(await keystoresOf(journey.life.dataDir)).toEqual([]);
  });

  test('Keys: killed while the key is made and while it is loaded, no file is half-written, and one key comes of it', async () => {
    const keys = () => on(keysStep);
    let words = await wordsAndPassword();
    await shoot('keys-password');
    await on(wizard).press('Make the key');
    await expect(sentence()).toContainText('Your key is being made.');
    await comeBackToSetup();
    await expect(keys().show.or(keys().loadPassword)).toBeVisible();
    expect((await keystoresOf(journey.life.dataDir)).length).toBeLessThan(2);

    if (await keys().show.isVisible()) {
      words = await wordsAndPassword();
      await on(wizard).press('Make the key');
      await shoot('keys-making', { small: true });
      await expect(on(frame).main).toContainText('The file opens with your password.', { timeout: limit.keyWork });
      await comeBackToSetup();
    }
    await expect(sentence()).toContainText(/^Your key is made/);
    if (await keys().loadPassword.isVisible()) {
      await shoot('keys-not-loaded', { small: true });
      await keys().loadPassword.fill(PASSWORD);
      // The client still opens the key that was handed to it before the kill, and may be silent meanwhile.
      await expect(async () => {
        if (await keys().load.isEnabled()) await keys().load.click();
        await expect(sentence()).toContainText('Your key is made and loaded.');
      }).toPass({ timeout: limit.keyWork });
    }
    await expect(sentence()).toContainText('Your key is made and loaded.', { timeout: limit.keyWork });
    await shoot('keys-made', { small: true });
    seen.pubkey = (await keys().pubkey.getAttribute('title')) ?? '';
    expect(seen.pubkey).toMatch(/^0x[0-9a-f]{96}$/);
    const files = await keystoresOf(journey.life.dataDir);
    expect(files).toHaveLength(1);

    await comeBackToSetup();
    await expect(sentence()).toContainText('Your key is made and loaded.');
    await expect(keys().pubkey).toHaveAttribute('title', seen.pubkey);
    expect(await keystoresOf(journey.life.dataDir)).toEqual(files);
    const beginning = words.slice(0, 4).join(' ');
    expect(await filesWith(journey.life.dataDir, PASSWORD, beginning), 'files that hold words or password').toEqual([]);
    expect(await readFile(mainLog, 'utf8')).not.toContain(beginning);
    await on(wizard).goOn();
    await expectStep('Withdrawal address');
  });

  test('Withdrawal address: a slip is told; killed before and after signing, nothing half-signed remains', async () => {
    const where = () => on(address);
    await shoot('address-empty', { small: true });
    await where().useWallet.click();
    const wallet = await where().field.inputValue();
    await where().field.fill(otherCase(wallet));
    await where().field.blur();
    await expect(where().complaint).toBeVisible();
    await shoot('address-wrong-checksum', { small: true });
    await comeBackToSetup();
    await expectStep('Withdrawal address');
    await expect(where().field).toHaveValue('');

    await where().useWallet.click();
    await where().first.fill(wallet.slice(2, 6));
    await where().last.fill(wallet.slice(-4));
    await where().password.fill('not the right password');
    await shoot('address-compared');
    await on(wizard).press('Sign the deposit');
    await expect(where().complaint).toContainText('This password does not open the keystore.', { timeout: limit.keyWork });
    await shoot('address-wrong-password', { small: true });
    await where().password.fill(PASSWORD);
    await on(wizard).press('Sign the deposit');
    await expect(on(wizard).here).toHaveText('Check before deposit', { timeout: limit.keyWork });
    await on(wizard).goTo('Withdrawal address');
    await expect(sentence()).toContainText('Your coins will come back to this address.');
    await shoot('address-set', { small: true });
    await comeBackToSetup();
    await expectStep('Withdrawal address');
    await expect(sentence()).toContainText('Your coins will come back to this address.');
    await on(wizard).goOn();
  });
}

/** The address with one letter's case turned: EIP-55 must notice. */
function otherCase(text: string): string {
  const at = text.search(/(?<=^0x.*)[a-fA-F]/);
  const letter = text[at] ?? '';
  const turned = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return `${text.slice(0, at)}${turned}${text.slice(at + 1)}`;
}
