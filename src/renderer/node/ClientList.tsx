import type { JSX } from 'react';
import type { ClientId } from '../../shared/node.ts';
import type { NodePairs } from '../../shared/node-life.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { runText } from '../strings/node-run.ts';
import { Choice } from '../ui/Choice.tsx';
import { NARROW } from '../ui/format.ts';
import { State } from '../ui/State.tsx';

const text = runText.clients;
type Shares = NodePairs['shares'];
type Props = {
  readonly legend: string;
  readonly note: string;
  /** In the order they are shown. */
  readonly clients: readonly ClientId[];
  readonly shares: Shares;
  readonly value: ClientId | null;
  readonly onChange: (client: ClientId) => void;
};

/** Clients of one layer, each with how much of mainnet runs it. */
export const ClientList = ({ legend, note, clients, shares, value, onChange }: Props): JSX.Element => (
  <div className="cell clientlist num">
    <Choice
      legend={
        <>
          {legend} <span className="c">{note}</span>
        </>
      }
      value={value}
      onChange={onChange}
      options={clients.map((client) => ({
        value: client,
        title: clientTitles[client],
        note: <ShareOf share={shares.find((one) => one.client === client)} />,
      }))}
    />
  </div>
);

const ShareOf = ({ share }: { readonly share: Shares[number] | undefined }): JSX.Element => {
  if (share === undefined) return <>{text.noShare}</>;
  return (
    <>
      {text.share(`${share.percent}${NARROW}%`, share.of)}
      {share.standsWith === null ? null : (
        <>
          {', '}
          <State tone="att">{text.stands[share.standsWith]}</State>
        </>
      )}
    </>
  );
};

/** Who counted the shares, and when, by layer. */
export const Counted = ({
  shares,
  executions,
}: {
  readonly shares: Shares;
  readonly executions: readonly ClientId[];
}): JSX.Element | null => {
  const sides = (['execution', 'consensus'] as const).flatMap((layer) => {
    const share = shares.find(({ client }) => executions.includes(client) === (layer === 'execution'));
    return share === undefined ? [] : [{ layer, share }];
  });
  if (sides.length === 0) return null;
  return (
    <details className="cell fold counted num">
      <summary>
        {text.sources} <span className="c">{[...new Set(sides.map(({ share }) => share.date))].join(', ')}</span>
      </summary>
      {sides.map(({ layer, share }) => (
        <p className="q2" key={layer}>
          <b>{text.layers[layer]}</b> {text.counted(share.date, share.source)} <span className="mono">{share.url}</span>
        </p>
      ))}
    </details>
  );
};
