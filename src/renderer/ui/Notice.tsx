import type { JSX, ReactNode } from 'react';
import { IconFine, IconUnknown, IconWatch } from './icons.tsx';

type Props = {
  readonly children: ReactNode;
  /** Only tells; without it the notice asks for attention. */
  readonly plain?: boolean;
  /** Tells that something went as asked. */
  readonly done?: boolean;
  readonly actions?: ReactNode;
};

/** Something to know or to watch, in a sentence or two. */
export const Notice = ({ children, plain = false, done = false, actions }: Props): JSX.Element => {
  const Picture = done ? IconFine : plain ? IconUnknown : IconWatch;
  return (
    <div className={plain || done ? 'notice plain' : 'notice'} role={done ? 'status' : plain ? 'note' : 'alert'}>
      <Picture />
      <div>
        <p>{children}</p>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
    </div>
  );
};
