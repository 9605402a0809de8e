import './learn.css';
import type { JSX, ReactNode } from 'react';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { glossary } from '../strings/glossary.ts';
import { learn, learnTerms } from '../strings/learn.ts';
import { stakingText } from '../strings/setup-staking.ts';
import { Button } from '../ui/Button.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Cell, Cells, Lines, Row, Sheet } from '../ui/Sheet.tsx';
import { Term } from '../ui/Term.tsx';

type Fact = { readonly title: string; readonly text: string };

/** Staking in one page: what it is, what can be lost, what differs from a bank, how one leaves, the words. */
export const Learn = (): JSX.Element => {
  const practice = useCall('practice.status', {});
  const { earn, lose, bank } = stakingText;
  return (
    <>
      <Sentence is={learn.is} next={learn.next} />
      <Part title={learn.earn}>
        <Facts facts={earn.cells} />
        <Cell>
          <p className="c num">{earn.source}</p>
        </Cell>
      </Part>
      <Part title={learn.lose}>
        <div className="tablebox">
          <table className="num losses">
            <Heads heads={lose.heads} />
            <tbody>
              {lose.rows.map((row) => (
                <tr key={row.what}>
                  <td>{row.what}</td>
                  <td>
                    <b>{row.cost}</b>
                  </td>
                  <td className="q2">{row.todo}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Cell>
          <p>
            <Term id="slashing">{lose.slashing}</Term> {lose.calm}
          </p>
        </Cell>
      </Part>
      <Part title={learn.bank}>
        <div className="tablebox">
          <table className="num losses">
            <Heads heads={[learn.compared, bank.bank, bank.staking]} />
            <tbody>
              {bank.rows.map(([what, there, here]) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{there}</td>
                  <td>{here}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Part>
      <Part title={learn.out}>
        <Facts facts={learn.outRows} />
      </Part>
      <Part title={learn.hold}>
        <Facts facts={learn.holdRows} />
      </Part>
      <Part title={learn.words}>
        <Lines>
          {learnTerms.map(([id, name]) => (
            <Row key={id} label={name}>
              {glossary[id]}
            </Row>
          ))}
        </Lines>
      </Part>
      {practice.data?.state === 'none' ? (
        <div className="nextstep">
          <p className="q2">{learn.startHint}</p>
          <Button kind="primary" onClick={() => goTo('setup')}>
            {learn.start}
          </Button>
        </div>
      ) : null}
    </>
  );
};

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element => (
  <section className="part" aria-label={title}>
    <h2 className="h">{title}</h2>
    <Sheet>{children}</Sheet>
  </section>
);

const Facts = ({ facts }: { readonly facts: readonly Fact[] }): JSX.Element => (
  <Cells of={3}>
    {facts.map((fact) => (
      <div className="cell num" key={fact.title}>
        <h3 className="h">{fact.title}</h3>
        <p className="q2">{fact.text}</p>
      </div>
    ))}
  </Cells>
);

const Heads = ({ heads }: { readonly heads: readonly string[] }): JSX.Element => (
  <thead>
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col">
          {head}
        </th>
      ))}
    </tr>
  </thead>
);
