import type { JSX, ReactNode } from 'react';
import { useAsk } from '../queries.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';

type Props = {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly path: string | null;
  readonly onPick: (path: string) => void;
  /** Words of the button that picks a folder, where one may be picked. */
  readonly folder?: string;
  /** Words of the button that picks a file, where one may be picked. */
  readonly file?: string;
  readonly disabled?: boolean;
  /** More buttons beside. */
  readonly children?: ReactNode;
};

/** A path that is chosen with the system's own picker. */
export const PickCell = ({ id, title, none, path, onPick, folder, file, disabled = false, children }: Props): JSX.Element => {
  const pickFolder = useAsk('settings.pickFolder');
  const pickFile = useAsk('settings.pickFile');
  const closed = disabled || pickFolder.isPending || pickFile.isPending;
  const took = ({ path: chosen }: { readonly path: string | null }): void => {
    if (chosen !== null) onPick(chosen);
  };
  return (
    <div className="cell" id={id}>
      <p className="flabel">{title}</p>
      <p className={path === null ? 'q2' : 'mono filename'}>{path ?? none}</p>
      <div className="actions">
        {file === undefined ? null : (
          <Button small disabled={closed} onClick={() => pickFile.mutate({}, { onSuccess: took })}>
            {file}
          </Button>
        )}
        {folder === undefined ? null : (
          <Button small disabled={closed} onClick={() => pickFolder.mutate({}, { onSuccess: took })}>
            {folder}
          </Button>
        )}
        {children}
      </div>
      <ErrorNotice error={pickFolder.error ?? pickFile.error} />
    </div>
  );
};
