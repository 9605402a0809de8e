import type { JSX } from 'react';
import type { Duty, Status } from '../../shared/status.ts';
import { home } from '../strings/home.ts';
import { EpochRing } from '../ui/EpochRing.tsx';
import { formatDuration, formatNumber, formatTime } from '../ui/format.ts';
import { ringLabel } from './ring-label.ts';

/** This epoch as a ring, and what your validators did and do in it. */
export const RingCell = ({ status }: { readonly status: Status }): JSX.Element => {
  const { clock, ring } = status;
  if (clock === null || ring.length === 0) {
    return (
      <div className="cell ringcell quiet">
        <p className="q2">{absence(status)}</p>
      </div>
    );
  }
  const begins = clock.genesisTime + (clock.epoch + 1) * clock.slotsPerEpoch * clock.secondsPerSlot * 1000;
  return (
    <div className="cell ringcell">
      <EpochRing slots={ring} epoch={clock.epoch} label={ringLabel(ring, clock.epoch)} />
      <div className="duties num">
        <h2 className="h">{home.duties}</h2>
        <Duties status={status} />
        <p className="c">{home.epochBegins(formatNumber(clock.epoch + 1), formatTime(begins))}</p>
        <ul className="legend c">
          <li>
            <i className="k" />
            {home.legend.block}
          </li>
          <li>
            <i className="k missed" />
            {home.legend.missed}
          </li>
          <li>
            <i className="k yours" />
            {home.legend.yours}
          </li>
          <li>
            <i className="k come" />
            {home.legend.come}
          </li>
        </ul>
      </div>
    </div>
  );
};

const absence = ({ clock, consensus }: Status): string => {
  if (clock !== null && clock.slot === 0) return home.beforeAt(formatTime(clock.genesisTime));
  return consensus.health === 'absent' || consensus.health === 'starting' ? home.before : home.noAnswer;
};

const Duties = ({ status: { at, duties, validators } }: { readonly status: Status }): JSX.Element => {
  const last = duties.lastProposals.at(-1);
  const active = validators.some((one) => one.status === 'active_ongoing' || one.status === 'active_exiting');
  if (last === undefined && duties.next === null) {
    return <p className="q2 none">{active ? home.noDutyKnown : home.noDuties}</p>;
  }
  return (
    <dl className="duty">
      {last === undefined ? null : (
        <div>
          <dt>
            <i className="k yours" />
            {home.proposed(formatNumber(last.slot))}
          </dt>
          <dd>{home.at(formatTime(last.at))}</dd>
        </div>
      )}
      {duties.next === null ? null : <Next duty={duties.next} now={at} />}
    </dl>
  );
};

/** Counts by the time of the status, so that nothing ticks between two of them. */
const Next = ({ duty, now }: { readonly duty: Duty; readonly now: number }): JSX.Element => {
  const left = (duty.at - now) / 1000;
  const slot = formatNumber(duty.slot);
  return (
    <div>
      <dt>
        <i className="k mine" />
        {duty.kind === 'attest' ? home.attestIn(slot) : home.proposeIn(slot)}
      </dt>
      <dd>
        {home.at(formatTime(duty.at))}
        {left >= 0.5 ? home.inTime(formatDuration(left)) : left > -12 ? home.nowDue : ''}
      </dd>
    </div>
  );
};
