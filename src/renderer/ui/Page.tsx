import type { JSX, ReactNode } from 'react';

/** A room's page that scrolls. Screens with a bar below use Stage instead. */
export const Page = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <main className="room" id="content" tabIndex={-1}>
    <div className="page">{children}</div>
  </main>
);
