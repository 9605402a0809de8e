import type { Page } from '@playwright/test';

/** Practice, or a real network that this version keeps closed. */
export const network = (page: Page) => ({
  practice: page.getByRole('radio', { name: /^Practice/ }),
  closed: page.getByRole('radio', { name: /^(Hoodi|Mainnet)/ }),
  /** Unfolds the choice of slot time. */
  unfoldSlots: (): Promise<void> => page.getByText('Time of a slot').click(),
  seconds: page.getByRole('slider', { name: 'Seconds per slot' }),
});
