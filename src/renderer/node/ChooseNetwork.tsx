import type { JSX } from 'react';
import type { NodeNetwork } from '../../shared/node-life.ts';
import { RoomFrame } from '../ceremony/Frame.tsx';
import { useCall } from '../queries.ts';
import { goTo } from '../route.ts';
import { runText } from '../strings/node-run.ts';
import { networks } from '../strings/ui.ts';
import { Choice } from '../ui/Choice.tsx';
import { Sheet } from '../ui/Sheet.tsx';

const text = runText.network;
const names = Object.keys(text.options) as NodeNetwork[];
type Props = { readonly network: NodeNetwork; readonly onChange: (network: NodeNetwork) => void; readonly onGo: () => void };

/** Which public network, and what each is for. */
export const ChooseNetwork = ({ network, onChange, onGo }: Props): JSX.Element => {
  const about = useCall('settings.about', {}).data;
  return (
    <RoomFrame
      room="node"
      crumb={runText.crumb}
      page="network"
      is={text.is}
      next={text.next}
      forward={{ open: true, go: onGo }}
      why={text.why}
      back={() => goTo('node')}
    >
      <Sheet>
        <div className="cell networks">
          <Choice
            legend={<span className="unseen">{text.group}</span>}
            value={network}
            onChange={onChange}
            options={names.map((name) => ({
              value: name,
              title: (
                <>
                  <span className={`net ${name}`}>{networks[name].title}</span> <span className="c tag">{text.options[name].tag}</span>
                </>
              ),
              note: (
                <>
                  {text.options[name].text}{' '}
                  {name === 'mainnet' && about?.electronIsFallback === true ? (
                    <span className="closed">{text.fallback(about.electron ?? '')}</span>
                  ) : null}
                </>
              ),
            }))}
          />
        </div>
      </Sheet>
    </RoomFrame>
  );
};
