import type { JSX } from 'react';
import type { Status } from '../../../shared/status.ts';
import type { Validator } from '../../../shared/validators.ts';
import { useCall } from '../../queries.ts';
import { goTo } from '../../route.ts';
import { activeText as text } from '../../strings/setup-deposit.ts';
import { coinOf } from '../../strings/ui.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDuration, formatNumber, NARROW, splitGwei } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { Cell, Cells, Sheet } from '../../ui/Sheet.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { useNetworkTrouble } from '../NetworkNotice.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

/** What now: what the validator does by itself, what the person keeps doing, how it ends. */
export const Active = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const { setup, send } = wizard;
  const status = useCall('status.get', {}).data;
  const validators = useCall('validators.list', {}).data;
  const now = useNow();
  const own = validators?.find((one) => setup.pubkeys.includes(one.pubkey));
  const duty = status?.duties.next ?? null;
  const left = duty === null || duty.at <= now ? null : formatDuration((duty.at - now) / 1000);
  const name = own?.index == null ? text.yourValidator : text.validator(own.index);
  const home = (): void => void send(finish('active', text.gave)).then(() => goTo('home'));
  const trouble = useNetworkTrouble(wizard);
  if (trouble === 'gone' || trouble === 'none')
    return (
      <StepFrame wizard={wizard} page="active ended" {...text.ended} forward={{ label: text.home, open: true, go: () => goTo('home') }} />
    );
  return (
    <StepFrame
      wizard={wizard}
      page="active"
      is={text.is(name)}
      next={left === null ? text.soon : text.duty(left)}
      lead={text.lead}
      here={text.gave}
      forward={{ label: text.home, open: true, go: home }}
      why={text.why}
    >
      <div>
        <h2 className="unseen">{text.readings}</h2>
        <Sheet>
          <Readings own={own} status={status} left={left} />
          <Cells of={3}>
            {text.cells.map((cell) => (
              <Cell key={cell.title} title={cell.title}>
                <p className="q2">{cell.text}</p>
              </Cell>
            ))}
          </Cells>
        </Sheet>
      </div>
      <p className="c below">
        <Button kind="link" onClick={() => void send({ type: 'startOver', lived: true })}>
          {text.again}
        </Button>{' '}
        {text.againMeans}
      </p>
    </StepFrame>
  );
};

const amountOf = (gwei: bigint): string => {
  const { int, frac } = splitGwei(gwei);
  return frac === '' ? int : `${int}.${frac}`;
};

type ReadingsProps = { readonly own: Validator | undefined; readonly status: Status | undefined; readonly left: string | null };
const Readings = ({ own, status, left }: ReadingsProps): JSX.Element => {
  const duty = status?.duties.next ?? null;
  const last = status?.duties.attestations.find((one) => one.result !== 'waiting') ?? null;
  const balance = own?.balanceGwei ?? null;
  return (
    <div className="cells n3 readings">
      <Tile
        label={text.balance}
        value={balance === null ? text.none : amountOf(balance)}
        notes={[balance === null ? '' : coinOf('practice')]}
      />
      <Tile
        label={text.nextDuty}
        value={duty === null ? text.none : duty.kind === 'attest' ? text.attest : text.propose}
        notes={[
          duty === null
            ? ''
            : `${text.slot(formatNumber(duty.slot))}${left === null ? '' : `, ${text.inTime(left.replaceAll(' ', NARROW))}`}`,
        ]}
      />
      <Tile
        label={text.last}
        value={last === null ? text.none : text.result[last.result]}
        tone={last?.result === 'missed' ? 'bad' : last?.result === 'late' ? 'att' : 'fine'}
        notes={[last === null ? '' : text.epoch(formatNumber(last.epoch))]}
      />
    </div>
  );
};
