import type { JSX } from 'react';
import type { GateItem } from '../../../shared/deposit.ts';
import { useCall } from '../../queries.ts';
import { checkText as text } from '../../strings/setup-deposit.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckRow, Checks } from '../../ui/CheckRow.tsx';
import { ErrorAgain } from '../../ui/FaultNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { firstMissing, whyOf } from '../../ui/WhyLink.tsx';
import { useFresh } from '../fresh.ts';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

const rowId = (item: GateItem): string => `gate-${item.id}`;
const order = { stops: 0, watch: 1, unknown: 2, fine: 3 } as const;

/** The launch gate: keys, files, node and network must agree before coins may move. */
export const Check = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const pubkeys = [...wizard.setup.pubkeys];
  const pubkey = pubkeys[0] ?? '';
  const sent = wizard.setup.depositSent;
  const road = useCall('deposit.road', { pubkey }, { enabled: sent });
  const past = sent && road.data?.status !== 'failed';
  const gate = useFresh('deposit.check', { pubkeys }, pubkeys.length > 0 && !past);
  const again = (): void => void gate.refetch();
  const items = (gate.data ?? []).toSorted((a, b) => order[a.verdict] - order[b.verdict]);
  const fine = items.filter((item) => item.verdict === 'fine').length;
  const stops = items.filter((item) => item.verdict === 'stops');
  const first = stops[0];
  const looking = gate.isFetching || (gate.data === undefined && gate.error === null);
  const failed = gate.error !== null && !gate.isFetching;
  const head = looking ? text.looking : failed ? text.failed : first === undefined ? text.agree : text.stops;
  if (past) return <StepFrame wizard={wizard} page="check past" is={text.past.is} next={text.past.next} here={wizard.setup.gave.check} />;
  const open = !looking && !failed && first === undefined && items.length > 0;
  const missing = firstMissing(
    failed && { to: 'check-list', what: text.whyFailedLink },
    first !== undefined && { to: rowId(first), what: first.title },
  );
  return (
    <StepFrame
      wizard={wizard}
      page="check"
      is={head.is}
      next={head.next}
      lead={looking || failed ? text.lead : `${text.counts(fine, items.length)} ${text.lead}`}
      here={stops.length === 0 ? undefined : text.here(stops.length)}
      forward={{ open, go: () => void wizard.send(finish('check', text.gave(fine, items.length))) }}
      why={looking ? text.whyLooking : whyOf(failed ? text.whyFailed : text.why, missing, items.length === 0 ? text.empty : text.whyOpen)}
    >
      <div id="check-list">
        {failed ? <ErrorAgain error={gate.error} label={text.again} onAgain={again} /> : null}
        {looking && gate.data === undefined ? <Waiting what={text.waiting} /> : null}
        {failed || items.length === 0 ? null : (
          <Gate items={items} open={first} looking={looking} lookedAt={gate.dataUpdatedAt} again={again} />
        )}
      </div>
    </StepFrame>
  );
};

type GateProps = {
  readonly items: readonly GateItem[];
  /** The one that is shown unfolded. */
  readonly open: GateItem | undefined;
  readonly looking: boolean;
  readonly lookedAt: number;
  readonly again: () => void;
};

/** What was compared, gravest first, and when. */
const Gate = ({ items, open, looking, lookedAt, again }: GateProps): JSX.Element => (
  <>
    <h2 className="unseen">{text.checks}</h2>
    <Checks label={text.checks}>
      {items.map((item) => (
        <CheckRow
          key={item.id}
          id={rowId(item)}
          name={item.title}
          found={item.found}
          verdict={item.verdict}
          todo={item.todo}
          open={item === open}
          actions={
            item.verdict === 'fine' ? undefined : (
              <Button small onClick={again} disabled={looking}>
                {text.again}
              </Button>
            )
          }
        />
      ))}
    </Checks>
    <p className="c below num" role="status">
      {looking ? text.lookingAgain : text.lookedAt(formatDate(lookedAt))}{' '}
      <Button kind="link" onClick={again} disabled={looking}>
        {text.again}
      </Button>
    </p>
  </>
);
