import type { JSX, ReactNode } from 'react';

const Icon = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <svg
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

/** One picture per room of the rail. */
export const roomIcons = {
  home: (
    <Icon>
      <path d="M2.7 8.3 9 2.7l6.3 5.6M4.3 7.2v8h9.4v-8" />
    </Icon>
  ),
  node: (
    <Icon>
      <rect x="2.7" y="3" width="12.6" height="5" rx="1.2" />
      <rect x="2.7" y="10" width="12.6" height="5" rx="1.2" />
      <path d="M5.5 5.5h.01M5.5 12.5h.01M8.5 5.5h4M8.5 12.5h4" />
    </Icon>
  ),
  keys: (
    <Icon>
      <circle cx="5.8" cy="12.2" r="3" />
      <path d="m8 10 6.5-6.5M11.7 6.3l2 2" />
    </Icon>
  ),
  validators: (
    <Icon>
      <circle cx="9" cy="9" r="6.3" strokeDasharray="3.45 1.5" />
      <path d="m6.5 9.2 1.8 1.8 3.3-3.7" />
    </Icon>
  ),
  learn: (
    <Icon>
      <path d="M9 4.6C7.6 3.5 5.6 3.1 2.8 3.2v10.6c2.8-.1 4.8.3 6.2 1.4 1.4-1.1 3.4-1.5 6.2-1.4V3.2C12.4 3.1 10.4 3.5 9 4.6zm0 0v10.4" />
    </Icon>
  ),
  settings: (
    <Icon>
      <path d="M2.7 5h6M12.7 5h2.6M2.7 13h2.6M9.3 13h6" />
      <circle cx="10.7" cy="5" r="1.9" />
      <circle cx="7.3" cy="13" r="1.9" />
    </Icon>
  ),
} as const;
