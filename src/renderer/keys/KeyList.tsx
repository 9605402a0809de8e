import { type JSX, useState } from 'react';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { keys } from '../strings/keys.ts';
import { Button } from '../ui/Button.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Cells, Sheet } from '../ui/Sheet.tsx';
import { AddressChanged } from './AddressChanged.tsx';
import { backupOf, useBackups } from './backups.ts';
import { Export } from './Export.tsx';
import { KeyTable } from './KeyTable.tsx';
import { isChanged, type KnownKey } from './known.ts';
import { idOf } from './pages.ts';
import { Ways } from './Ways.tsx';

/** Every key that is known, what to do next with them, and the ways to more. */
export const KeyList = ({ known }: { readonly known: readonly KnownKey[] }): JSX.Element => {
  const practice = useCall('practice.status', {});
  const backups = useBackups();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const mine = known.filter((one) => one.entry !== null);
  const ticked = chosen ?? new Set(mine.map(idOf));
  const changed = known.filter(isChanged);
  if (known.length === 0) {
    return (
      <>
        <Sentence is={keys.empty.is} next={keys.empty.next} lead={keys.empty.text} />
        <p className="first">
          <Button kind="primary" onClick={() => goTo('setup')}>
            {keys.empty.action}
          </Button>
        </p>
        <Ways />
      </>
    );
  }
  const copied = mine.every((one) => backupOf(backups, one).copied !== null);
  const tried = mine.every((one) => backupOf(backups, one).tried !== null);
  const next = !copied ? (known.length === 1 ? keys.next : keys.nextMany) : tried ? keys.nextFine : keys.nextDrill;
  return (
    <>
      <Sentence is={changed.length > 0 ? keys.changed.is : keys.hold(known.length)} next={changed.length > 0 ? keys.changed.next : next} />
      {changed.length === 0 ? null : (
        <div className="stack">
          {changed.map((one) => (
            <AddressChanged key={idOf(one)} of={one} look />
          ))}
        </div>
      )}
      <Sheet label={keys.list}>
        <KeyTable keys={known} instance={practice.data?.instance ?? null} backups={backups} chosen={ticked} onChoose={setChosen} />
        <Cells of={3}>
          {keys.facts.map((fact) => (
            <Cell key={fact.title} title={fact.title}>
              <p className="q2">{fact.text}</p>
            </Cell>
          ))}
        </Cells>
      </Sheet>
      <Export keys={mine.filter((one) => ticked.has(idOf(one)))} />
      <Ways />
    </>
  );
};
