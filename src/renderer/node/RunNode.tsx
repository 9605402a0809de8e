import { type JSX, useState } from 'react';
import type { NodeChoice } from '../../shared/node-life.ts';
import { ChooseClients } from './ChooseClients.tsx';
import { ChooseNetwork } from './ChooseNetwork.tsx';
import { type Draft, draftOf } from './draft.ts';
import { PlanPage } from './PlanPage.tsx';

type At = 'network' | 'clients' | 'plan';

/** From no node to its plan: network, clients, plan. Nothing is made before the last one's button. `kept` is what was chosen before. */
export const RunNode = ({ kept, from = 'network' }: { readonly kept: NodeChoice | null; readonly from?: At }): JSX.Element => {
  const [draft, setDraft] = useState<Draft>(() => draftOf(kept));
  const [choice, setChoice] = useState<NodeChoice | null>(kept);
  const [at, setAt] = useState<At>(from);
  if (at === 'network')
    return (
      <ChooseNetwork
        network={draft.network}
        onChange={(network) => {
          const dataFolder = network === draft.network ? draft.dataFolder : network === kept?.network ? kept.dataFolder : null;
          setDraft({ ...draft, network, relays: network === draft.network ? draft.relays : [], dataFolder });
        }}
        onGo={() => setAt('clients')}
      />
    );
  if (at === 'clients' || choice === null)
    return (
      <ChooseClients
        draft={draft}
        onChange={setDraft}
        onBack={() => setAt('network')}
        onGo={(chosen) => {
          setChoice(chosen);
          setAt('plan');
        }}
      />
    );
  return <PlanPage choice={choice} onBack={() => setAt('clients')} />;
};
