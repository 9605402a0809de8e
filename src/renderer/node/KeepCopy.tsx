import type { JSX } from 'react';
import type { DataCopies } from '../../shared/node-update.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { roughSpan } from '../../shared/strings/time.ts';
import { copyText as text } from '../strings/node-copy.ts';
import { Tick } from '../ui/Choice.tsx';
import { formatBytes, formatDuration, listed } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { Cell, Lines, Row, Sheet } from '../ui/Sheet.tsx';

type Props = {
  readonly next: NonNullable<DataCopies['next']>;
  readonly serves: boolean;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};
const size = (value: number | null): string => (value === null ? text.unknown : formatBytes(value));

/** Whether a copy of the chain data is to be kept before an update: how large it is, whether it fits, what it means meanwhile. */
export const KeepCopy = ({ next, serves, checked, onChange }: Props): JSX.Element => {
  const { clients, bytes, freeBytes, time, findings } = next;
  const isStopped = findings.some(({ level }) => level === 'stops');
  return (
    <Sheet label={text.title}>
      <Cell title={text.title} className="wayback">
        {findings.map((one) => (
          <Notice key={one.text}>
            {one.text} {one.level === 'stops' ? text.without : null}
          </Notice>
        ))}
        {isStopped && !checked ? null : (
          <Tick checked={checked} onChange={onChange}>
            {text.tick(listed(clients.map((client) => clientTitles[client])))}
            <span className="c optnote">{text.note}</span>
          </Tick>
        )}
      </Cell>
      {isStopped ? null : (
        <Lines>
          <Row label={text.size}>{size(bytes)}</Row>
          <Row label={text.free}>{size(freeBytes)}</Row>
          <Row label={text.time}>
            {time === null ? (
              text.unknown
            ) : (
              <>
                {text.timeText(roughSpan(time, formatDuration))} <span className="c">{time.source}</span>
              </>
            )}
          </Row>
          <Row label={text.meanwhile}>
            {serves ? text.stillDuties : text.still} {text.halfway}
          </Row>
          <Row label={text.keys}>{text.keysText}</Row>
        </Lines>
      )}
    </Sheet>
  );
};
