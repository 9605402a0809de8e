import type { JSX, ReactNode } from 'react';
import { checkedBySentence } from '../../shared/strings/key-work.ts';
import { Frame } from '../ceremony/Frame.tsx';
import { keyFiles as text } from '../strings/key-files.ts';
import { Copy } from '../ui/Copy.tsx';
import { Lines, Row, Sheet } from '../ui/Sheet.tsx';
import type { KnownKey } from './known.ts';
import { goToKey } from './pages.ts';

type Props = {
  readonly of: KnownKey;
  readonly is: string;
  readonly next: string;
  readonly lead?: string;
  readonly file: string;
  /** Programs that computed the signature and agreed. */
  readonly checkedBy?: readonly string[] | undefined;
  /** More lines below the file. */
  readonly rows?: ReactNode;
  /** What stands below the sheet. */
  readonly children?: ReactNode;
};

/** A file that was signed: where it lies, and what follows. */
export const FileDone = ({ of, is, next, lead, file, checkedBy, rows, children }: Props): JSX.Element => (
  <Frame page="file done" is={is} next={next} lead={lead} back={null} forward={{ label: text.done, open: true, go: () => goToKey(of) }}>
    <Sheet>
      <Lines>
        <Row label={text.file}>
          <span className="mono">{file}</span> <Copy text={file} label={text.file} />
        </Row>
        {rows}
      </Lines>
    </Sheet>
    {checkedBy === undefined ? null : <p className="below">{checkedBySentence(checkedBy)}</p>}
    {children}
  </Frame>
);
