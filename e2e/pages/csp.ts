import type { Page } from '@playwright/test';

type Watched = Window & { cspViolations?: string[] };

/** Collects violations of the content security policy from here on. */
export const watchCsp = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched = window as Watched;
    watched.cspViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      watched.cspViolations?.push(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
export const cspViolations = (page: Page): Promise<readonly string[]> => page.evaluate(() => (window as Watched).cspViolations ?? []);
