import type { JSX, ReactNode } from 'react';
import type { DepositRoad } from '../../../shared/deposit.ts';
import { waitingText as text } from '../../strings/setup-deposit.ts';
import { formatDuration, formatEstimate } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { Term } from '../../ui/Term.tsx';
import { roadTimes, type Stretch } from './times.ts';

const say = (stretch: Stretch): string => {
  if (stretch === null) return text.unknownTime;
  const time = stretch.left ? formatEstimate(stretch.seconds) : formatDuration(stretch.seconds);
  return stretch.left ? text.left(time) : time;
};

/** What the waiting time is for, here and on mainnet. */
export const TimeTable = ({ road }: { readonly road: DepositRoad }): JSX.Element => {
  const { queueSeconds, final, notice } = roadTimes(road, useNow());
  const queue = queueSeconds === null ? text.unknownTime : queueSeconds === 0 ? text.none : formatEstimate(queueSeconds);
  const rows: readonly { readonly name: ReactNode; readonly more: string; readonly here: string; readonly mainnet: string }[] = [
    { ...text.rows.queue, here: queue },
    { ...text.rows.final, name: <Final />, here: say(final) },
    { ...text.rows.notice, here: say(notice) },
  ];
  return (
    <div className="cell tw">
      <table className="num">
        <thead>
          <tr>
            <th scope="col">{text.timeFor}</th>
            <th scope="col" className="r">
              {text.atHome}
            </th>
            <th scope="col" className="r">
              {text.mainnet}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.mainnet}>
              <td>
                {row.name}
                <span className="wideonly">{row.more}</span>
              </td>
              <td className="r nb">{row.here}</td>
              <td className="r q2 nb">{row.mainnet}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Final = (): JSX.Element => (
  <>
    {text.rows.final.name} <Term id="finality">{text.rows.final.term}</Term>
  </>
);
