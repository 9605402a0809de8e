import type { JSX } from 'react';
import type { ExitRoad, Validator } from '../../shared/validators.ts';
import { useCall } from '../queries.ts';
import { exitWords } from '../strings/exit.ts';
import { coinOf } from '../strings/ui.ts';
import { nameOf } from '../strings/validators.ts';
import { Address } from '../ui/Address.tsx';
import { ErrorAgain } from '../ui/FaultNotice.tsx';
import { formatAmount, formatWhen } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { Road } from '../ui/Road.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { Crumb } from './Exit.tsx';

/** A validator on its way out, to the last withdrawal. */
export const Leaving = ({ validator }: { readonly validator: Validator }): JSX.Element => {
  const road = useCall('validators.exitRoad', { pubkey: validator.pubkey });
  const status = useCall('status.get', {});
  const now = useNow();
  const name = nameOf(validator);
  if (road.data === undefined) {
    if (road.error === null) return <Waiting what={exitWords.asking} />;
    const again = (): void => void road.refetch();
    return (
      <>
        <Sentence is={exitWords.on.is(name)} next={exitWords.on.soon} crumb={<Crumb name={name} />} />
        <ErrorAgain error={road.error} label={exitWords.again} onAgain={again} />
      </>
    );
  }
  const paid = road.data.paidGwei === null ? null : formatAmount(road.data.paidGwei, coinOf(status.data?.network ?? null));
  return (
    <>
      <Sentence {...sentenceOf(name, road.data, paid, now)} crumb={<Crumb name={name} />} />
      <Sheet label={exitWords.way}>
        <Cell title={exitWords.way}>
          <Road stations={road.data.stations} label={exitWords.way} />
        </Cell>
        {validator.withdrawalAddress === null ? null : (
          <Lines>
            <Row label={road.data.status === 'withdrawn' ? exitWords.paidTo : exitWords.paysTo}>
              <Address value={validator.withdrawalAddress} /> {paid}
            </Row>
          </Lines>
        )}
      </Sheet>
    </>
  );
};

const sentenceOf = (name: string, road: ExitRoad, paid: string | null, now: number): { readonly is: string; readonly next: string } => {
  if (road.status === 'withdrawn')
    return { is: exitWords.done.is(name), next: paid === null ? exitWords.done.nextPlain : exitWords.done.next(paid) };
  const is = exitWords.on.is(name);
  const ends = road.stations.find((station) => station.id === 'exited');
  if (ends?.at != null && ends.state !== 'done') return { is, next: exitWords.on.duties(formatWhen(ends.at, now)) };
  const paidAt = road.paidAt ?? road.stations.at(-1)?.at ?? null;
  return { is, next: paidAt === null || paidAt <= now ? exitWords.on.soon : exitWords.on.wait(formatWhen(paidAt, now)) };
};
