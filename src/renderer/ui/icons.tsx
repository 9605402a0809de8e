import type { JSX, ReactNode } from 'react';

const Icon = ({ children }: { readonly children: ReactNode }): JSX.Element => (
  <svg
    className="ico"
    viewBox="0 0 16 16"
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

export const IconFine = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="6.25" />
    <path d="m5.4 8.2 1.8 1.8 3.4-3.8" />
  </Icon>
);
export const IconWorking = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="6.25" opacity=".3" />
    <path d="M8 1.75A6.25 6.25 0 1 1 1.75 8" strokeWidth="2" />
  </Icon>
);
export const IconWatch = (): JSX.Element => (
  <Icon>
    <path d="M8 2.2 14.3 13.4H1.7z" />
    <path d="M8 6.6v3.2M8 11.6v.01" strokeWidth="1.75" />
  </Icon>
);
export const IconWrong = (): JSX.Element => (
  <Icon>
    <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4z" />
    <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
  </Icon>
);
export const IconUnknown = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="6.25" strokeDasharray="2.4 2.5" />
    <path d="M6.2 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.7.5-.7 1M8 11.4v.01" />
  </Icon>
);
export const IconTodo = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="6.25" strokeDasharray="1.2 2.73" />
  </Icon>
);
export const IconDone = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
    <path d="m5 8.2 2 2 4-4.4" stroke="var(--paper)" />
  </Icon>
);
export const IconHere = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="6.25" strokeWidth="1.75" />
    <circle cx="8" cy="8" r="3" fill="currentColor" stroke="none" />
  </Icon>
);
export const IconPaused = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="6.25" />
    <path d="M6.4 5.8v4.4M9.6 5.8v4.4" />
  </Icon>
);
export const IconCopy = (): JSX.Element => (
  <Icon>
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
    <path d="M10.5 3.5v-.2c0-.7-.6-1.3-1.3-1.3H3.8C3 2 2.5 2.6 2.5 3.3v5.4c0 .7.6 1.3 1.3 1.3H4" />
  </Icon>
);
export const IconDown = (): JSX.Element => (
  <Icon>
    <path d="m4 6.2 4 4 4-4" />
  </Icon>
);

export const Flame = (): JSX.Element => (
  <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
    <path
      d="M10.7 1.3c.4 2.9-.7 4.3-2.2 6C7 9 5.5 10.5 5.5 13a5 5 0 0 0 10 .2c0-1.9-.8-3.2-1.6-4.3-.3 1.1-.9 1.8-1.8 2.2.6-3.6-.1-7.3-1.4-9.8zM10.4 17.2a2.1 2.1 0 0 1-2.1-2.2c0-1.3 1-2 1.9-3.3.9 1 2.1 2 2.1 3.4a2 2 0 0 1-1.9 2.1z"
      fillRule="evenodd"
    />
  </svg>
);
