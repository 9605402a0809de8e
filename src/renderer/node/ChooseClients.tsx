import { type JSX, type ReactNode, useEffect } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import { RoomFrame } from '../ceremony/Frame.tsx';
import { useAddressVerdict } from '../ceremony/verdict.ts';
import { useCall } from '../queries.ts';
import { clientPair } from '../setup/clients.ts';
import { runOptions, runText } from '../strings/node-run.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Cells, Sheet } from '../ui/Sheet.tsx';
import { Waiting } from '../ui/Waiting.tsx';
import { WhyLink } from '../ui/WhyLink.tsx';
import { ClientList, Counted } from './ClientList.tsx';
import { choiceOf, type Draft, withPair } from './draft.ts';
import { MoreOptions } from './MoreOptions.tsx';
import { PairNeeds } from './PairNeeds.tsx';

const text = runText.clients;
type Props = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onBack: () => void;
  readonly onGo: (choice: NodeChoice) => void;
};

/** Which clients: in an order by chance, each with how much of the network runs it; what the pair needs; what few need. */
export const ChooseClients = ({ draft, onChange, onBack, onGo }: Props): JSX.Element => {
  const answer = useCall('node.pairs', { network: draft.network });
  const asked = useAddressVerdict(draft.fee.trim());
  const { execution, consensus } = draft;
  const pairs = answer.data?.pairs ?? [];
  const pair = pairs.find((one) => one.execution === execution.client && one.consensus === consensus.client) ?? null;
  // A client that does not run this network, or none: one by chance is marked.
  const lost = answer.data !== undefined && !pairs.some((one) => one.execution === execution.client);
  const lostToo = answer.data !== undefined && !pairs.some((one) => one.consensus === consensus.client);
  useEffect(() => {
    if (answer.data !== undefined && (lost || lostToo)) onChange(withPair(draft, answer.data));
  }, [answer.data, lost, lostToo, draft, onChange]);

  const closed = answer.data?.validators === 'closed';
  const taken = closed ? { ...draft, withValidator: false } : draft;
  const fee = asked.verdict?.ok === true ? asked.verdict.address : null;
  const judged = pair === null ? null : choiceOf(taken, pair.execution, pair.consensus, fee);
  const choice = judged !== null && 'choice' in judged ? judged.choice : null;
  const why: ReactNode =
    judged === null ? (
      <>
        {text.whyNone} <WhyLink to="client-choice">{text.whyNoneLink}</WhyLink>
      </>
    ) : 'missing' in judged ? (
      <>
        {text.whyWrong} <WhyLink to="more-choices">{runOptions.missing[judged.missing]}</WhyLink>
      </>
    ) : (
      text.why
    );
  const shares = answer.data?.shares ?? [];
  return (
    <RoomFrame
      room="node"
      crumb={runText.crumb}
      page="clients"
      is={text.is}
      next={text.next}
      lead={text.lead}
      back={onBack}
      forward={{
        open: choice !== null,
        go: () => {
          if (choice !== null) onGo(choice);
        },
      }}
      why={why}
    >
      <div id="client-choice" className="stack">
        <ErrorNotice
          error={answer.error ?? asked.error}
          actions={
            answer.error === null ? undefined : (
              <Button kind="primary" onClick={() => void answer.refetch()}>
                {text.again}
              </Button>
            )
          }
        />
        {answer.isPending ? <Waiting what={text.looking} /> : null}
        {answer.data !== undefined && pairs.length === 0 ? <Notice>{text.none}</Notice> : null}
        {pairs.length === 0 ? null : (
          <Sheet>
            <Cells of={2}>
              <ClientList
                legend={text.execution}
                note={text.executionNote}
                clients={[...new Set(pairs.map((one) => one.execution))]}
                shares={shares}
                value={execution.client}
                onChange={(client) => onChange({ ...draft, execution: { ...execution, client } })}
              />
              <ClientList
                legend={text.consensus}
                note={text.consensusNote}
                clients={[...new Set(pairs.map((one) => one.consensus))]}
                shares={shares}
                value={consensus.client}
                onChange={(client) => onChange({ ...draft, consensus: { ...consensus, client } })}
              />
            </Cells>
            <Counted shares={shares} executions={pairs.map((one) => one.execution)} />
          </Sheet>
        )}
        {pair?.warnings.map((warning) => (
          <Notice key={warning}>{warning}</Notice>
        ))}
        {pair === null ? (
          pairs.length === 0 || lost || lostToo ? null : (
            <Notice>{text.notTogether}</Notice>
          )
        ) : (
          <Sheet label={text.pair}>
            <PairNeeds
              title={clientPair(pair)}
              needs={pair.needs}
              choice={choice}
              elsewhere={isElsewhere(draft)}
              folder={draft.dataFolder}
              onFolder={(dataFolder) => onChange({ ...draft, dataFolder })}
            />
            <MoreOptions draft={taken} verdict={asked.verdict} closed={closed} onChange={onChange} />
          </Sheet>
        )}
      </div>
    </RoomFrame>
  );
};

const isElsewhere = ({ execution, consensus }: Draft): boolean => execution.kind === 'remote' || consensus.kind === 'remote';
