import { type JSX, type ReactNode, useEffect } from 'react';
import type { KeyEntry } from '../../../shared/keys.ts';
import type { PracticeStatus } from '../../../shared/practice.ts';
import { call, faultOf } from '../../bridge.ts';
import { useCall } from '../../queries.ts';
import { useRun } from '../../run.ts';
import { depositText as text } from '../../strings/setup-deposit.ts';
import { coinOf } from '../../strings/ui.ts';
import { Address } from '../../ui/Address.tsx';
import { DangerConfirm } from '../../ui/DangerConfirm.tsx';
import { ErrorNotice } from '../../ui/FaultNotice.tsx';
import { formatAmount, weiToGwei } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Cell, Cells, Lines, Row, Sheet } from '../../ui/Sheet.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { WhyLink } from '../../ui/WhyLink.tsx';
import { DEPOSIT_CONTRACT } from '../deposit-contract.ts';
import { useFresh } from '../fresh.ts';
import { StepFrame } from '../StepFrame.tsx';
import { finish, ownKeys, type Wizard } from '../wizard.ts';

/** The irreversible step: what moves where, the typed phrase, one sending. Whether one was sent is asked from the chain first. */
export const Deposit = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const { setup, send } = wizard;
  const pubkey = setup.pubkeys[0] ?? '';
  const road = useFresh('deposit.road', { pubkey }, pubkey !== '');
  const keys = useCall('keys.list', {});
  const practice = useCall('practice.status', {}).data;
  const { busy, error, run } = useRun();
  const status = road.data?.status;
  const failedBefore = status === 'failed';
  /** Hearth ended while it was sending: until the chain tells whether anything went out, nothing is said of it. */
  const begun = status === 'sent' && road.data?.txHash === null;
  const onChain = status !== undefined && status !== 'none' && !failedBefore && !begun;
  const refused = error !== null && faultOf(error).code === 'deposit.twice';
  const sent = onChain || refused || (setup.depositSent && !failedBefore);
  useEffect(() => {
    if (onChain && !setup.depositSent) void send({ type: 'depositSent' });
  }, [onChain, setup.depositSent, send]);
  const goOn = (): void => void send({ type: 'depositSent' }, finish('deposit', text.gave));
  const pay = (): void =>
    run(async () => {
      await call('deposit.send', { pubkey });
      await send({ type: 'depositSent' }, finish('deposit', text.gave));
    });
  if (road.data === undefined || keys.data === undefined || (begun && !busy))
    return (
      <StepFrame
        wizard={wizard}
        page="deposit look"
        is={text.lookHead.is}
        next={text.lookHead.next}
        forward={{ open: false, go: goOn }}
        why={text.whyLooking}
      >
        {road.error === null && keys.error === null ? <Waiting what={text.asking} /> : <ErrorNotice error={road.error ?? keys.error} />}
      </StepFrame>
    );
  const key = ownKeys(setup, keys.data).find((one) => one.pubkey === pubkey);
  if (sent)
    return (
      <StepFrame
        wizard={wizard}
        page="deposit sent"
        is={text.sent.is}
        next={text.sent.next}
        lead={text.sentLead}
        here={text.gave}
        forward={{ open: true, go: goOn }}
        why={text.whySent}
      >
        {refused ? (
          <div className="stack">
            <Notice plain>
              {faultOf(error).message} {faultOf(error).coins}
            </Notice>
          </div>
        ) : null}
        <Sheet>
          <Facts entry={key} practice={practice} pubkey={pubkey} txHash={road.data.txHash} />
        </Sheet>
      </StepFrame>
    );
  return (
    <StepFrame
      wizard={wizard}
      page="deposit"
      is={text.is}
      next={text.next}
      here={text.here}
      forward={{ open: false, go: goOn }}
      why={
        <>
          {text.why} <WhyLink to="deposit-confirm">{text.whyLink}</WhyLink>
        </>
      }
    >
      {error === null && !failedBefore ? null : (
        <div className="stack">
          <ErrorNotice error={error} />
          {failedBefore && error === null ? <Notice>{text.failedBefore}</Notice> : null}
        </div>
      )}
      <Sheet>
        <Facts entry={key} practice={practice} pubkey={pubkey} txHash={null} />
        <Cells of={3}>
          {text.cells.map((cell) => (
            <Cell key={cell.title} title={cell.title}>
              <p>{cell.text}</p>
            </Cell>
          ))}
        </Cells>
        <div className="cell" id="deposit-confirm">
          <DangerConfirm
            phrase={text.phrase}
            action={busy ? text.sending : text.action}
            leave={text.quiet}
            onLeave={() => void send({ type: 'go', step: 'check' })}
            onConfirm={pay}
            busy={busy}
          />
        </div>
      </Sheet>
      <p className="c below num">{text.mainnetNote}</p>
    </StepFrame>
  );
};

type FactsProps = {
  readonly entry: KeyEntry | undefined;
  readonly practice: PracticeStatus | undefined;
  readonly pubkey: string;
  readonly txHash: string | null;
};
const Facts = ({ entry, practice, pubkey, txHash }: FactsProps): JSX.Element => {
  const coin = coinOf('practice');
  const wallet = practice?.wallet ?? null;
  const balance = wallet?.balanceWei ?? null;
  const line = (label: string, value: ReactNode, note: string): JSX.Element => (
    <Row label={label}>
      {value} <span className="q2">{note}</span>
    </Row>
  );
  return (
    <Lines>
      <Row label={text.amount}>
        <b>{formatAmount(entry?.deposit?.amountGwei ?? 32_000_000_000n, coin)}</b>
      </Row>
      {wallet === null
        ? null
        : line(
            text.from,
            <Address value={wallet.address} />,
            balance === null || txHash !== null ? text.fromNoteBare : text.fromNote(formatAmount(weiToGwei(balance), coin, 3)),
          )}
      {line(text.to, <Address value={DEPOSIT_CONTRACT} />, text.toNote)}
      {line(text.forKey, <Address value={pubkey} kind="key" />, text.forNote)}
      {entry?.deposit == null ? null : line(text.back, <Address value={entry.deposit.withdrawalAddress} />, text.backNote)}
      {txHash === null ? null : line(text.tx, <Address value={txHash} kind="key" />, '')}
    </Lines>
  );
};
