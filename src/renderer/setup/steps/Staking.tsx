import { type JSX, useState } from 'react';
import { stakingText as text } from '../../strings/setup-staking.ts';
import { Cell, Cells, Sheet } from '../../ui/Sheet.tsx';
import { Term } from '../../ui/Term.tsx';
import { StepFrame } from '../StepFrame.tsx';
import { finish, type Wizard } from '../wizard.ts';

/** Three short pages: what it is, what can be lost, how it differs from a bank deposit. */
export const Staking = ({ wizard }: { readonly wizard: Wizard }): JSX.Element => {
  const [page, setPage] = useState(0);
  const last = page === text.pages.length - 1;
  const head = text.pages[page];
  const forward = last
    ? { open: true, go: () => void wizard.send(finish('staking', text.gave)) }
    : { label: text.next, open: true, go: () => setPage(page + 1) };
  return (
    <StepFrame
      wizard={wizard}
      page={`staking ${page}`}
      is={head?.is ?? ''}
      next={head?.next}
      here={text.page(page + 1)}
      back={page === 0 ? undefined : () => setPage(page - 1)}
      forward={forward}
      why={text.page(page + 1)}
    >
      {page === 0 ? <Earn /> : page === 1 ? <Lose /> : <Bank />}
    </StepFrame>
  );
};

const Earn = (): JSX.Element => (
  <>
    <p className="reading">{text.earn.lead}</p>
    <Sheet>
      <Cells of={3}>
        {text.earn.cells.map((cell) => (
          <Cell key={cell.title} title={cell.title}>
            <p className="num">{cell.text}</p>
          </Cell>
        ))}
      </Cells>
      <div className="cell life">
        <h2 className="h">{text.earn.life}</h2>
        <table className="num">
          <thead>
            <tr>
              <td />
              {text.earn.stations.map((station) => (
                <th key={station.name} scope="col">
                  {station.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{text.earn.mainnet}</th>
              {text.earn.stations.map((station) => (
                <td key={station.name}>{station.mainnet}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{text.earn.here}</th>
              {text.earn.stations.map((station) => (
                <td key={station.name}>{station.here}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Sheet>
    <p className="c below num">{text.earn.source}</p>
  </>
);

const Lose = (): JSX.Element => (
  <>
    <div className="sheet">
      <table className="num reads lose">
        <thead>
          <tr>
            {text.lose.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {text.lose.rows.map((row) => (
            <tr key={row.what}>
              <th scope="row">{row.what}</th>
              <td>{row.cost}</td>
              <td className="q2">{row.todo}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p className="c below">
      <Term id="slashing">{text.lose.slashing}</Term> {text.lose.calm}
    </p>
    <div className="aside">
      <h2 className="h">{text.lose.safe}</h2>
      <p className="q2">{text.lose.safeText}</p>
    </div>
  </>
);

const Bank = (): JSX.Element => (
  <>
    <div className="sheet">
      <table className="num reads bank">
        <thead>
          <tr>
            <td />
            <th scope="col">{text.bank.bank}</th>
            <th scope="col">{text.bank.staking}</th>
          </tr>
        </thead>
        <tbody>
          {text.bank.rows.map(([what, bank, staking]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="q2">{bank}</td>
              <td>{staking}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <div className="aside">
      <h2 className="h">{text.bank.practice}</h2>
      <p className="q2 num">{text.bank.practiceText}</p>
    </div>
  </>
);
