import type { Page } from '@playwright/test';

const PHRASE = 'deposit 32 practice ETH';

/** The irreversible step, and that it was taken. */
export const deposit = (page: Page) => {
  const phrase = page.getByLabel(/to open the button$/);
  const send = page.getByRole('button', { name: 'Send 32 practice ETH' });
  return {
    phrase,
    send,
    typePhrase: (): Promise<void> => phrase.fill(PHRASE),
    /** The phrase, then the button. */
    async pay(): Promise<void> {
      await phrase.fill(PHRASE);
      await send.click();
    },
    sent: page.getByRole('heading', { level: 1, name: /^Your deposit was sent\./ }),
  };
};
