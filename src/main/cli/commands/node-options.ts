import { resolve } from 'node:path';
import type { Output } from '../../../shared/contract.ts';
import { clientId } from '../../../shared/node.ts';
import { graffiti as graffitiText, type NodeChoice, nodeNetwork, usualP2p } from '../../../shared/node-life.ts';
import { nodeOptionHelp as about, nodeUse } from '../../../shared/strings/node-cli.ts';
import type { Context, Option, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { choice, flag, integer, text } from './options.ts';

/** The choice of a node on a public network, as options. */
export const nodeChoiceOptions = {
  network: { value: 'N', about: about.network },
  execution: { value: 'CLIENT', about: about.execution },
  consensus: { value: 'CLIENT', about: about.consensus },
  'execution-url': { value: 'URL', about: about.executionUrl },
  'engine-url': { value: 'URL', about: about.engineUrl },
  'jwt-file': { value: 'FILE', about: about.jwtFile },
  'beacon-url': { value: 'URL', about: about.beaconUrl },
  'no-validator': { about: about.noValidator },
  'fee-recipient': { value: 'ADDRESS', about: about.feeRecipient },
  graffiti: { value: 'TEXT', about: about.graffiti },
  'checkpoint-url': { value: 'URL', about: about.checkpointUrl },
  'from-genesis': { about: about.fromGenesis },
  'p2p-execution': { value: 'PORT', about: about.p2pExecution },
  'p2p-consensus': { value: 'PORT', about: about.p2pConsensus },
  'p2p-quic': { value: 'PORT', about: about.p2pQuic },
  'data-folder': { value: 'DIR', about: about.dataFolder },
  'mev-relays': { value: 'NAMES', about: about.mevRelays },
} as const satisfies Record<string, Option>;

const portAt = (values: Values, name: string, otherwise: number) => integer(values, name, { min: 1024, max: 65_535, otherwise });

function checkpointOf(values: Values, kept: NodeChoice['checkpoint'] | undefined): NodeChoice['checkpoint'] {
  const url = text(values, 'checkpoint-url');
  if (url !== null && flag(values, 'from-genesis')) throw new UsageError(nodeUse.twoCheckpoints);
  if (url !== null && !URL.canParse(url)) throw new UsageError(nodeUse.notUrl('--checkpoint-url'));
  if (url !== null) return { kind: 'url', url };
  return flag(values, 'from-genesis') ? { kind: 'genesis' } : (kept ?? { kind: 'providers' });
}

/** The first of the pairs, which come in an order by chance, that agrees with what was typed. */
function pairOf(values: Values, { pairs, title }: Output<'node.pairs'>, same: NodeChoice | undefined) {
  // The other one of a node that is there stays as it is.
  const keptExecution = same?.execution.kind === 'run' ? same.execution.client : null;
  const execution = choice(values, 'execution', clientId.options) ?? keptExecution;
  const consensus = choice(values, 'consensus', clientId.options) ?? (same ? clientOf(same.consensus) : null);
  const fits = pairs.filter((p) => (execution ?? p.execution) === p.execution && (consensus ?? p.consensus) === p.consensus);
  const found = fits.find(({ warnings }) => warnings.length === 0) ?? fits[0];
  if (found === undefined) throw new UsageError(nodeUse.noPair([execution, consensus].filter((c) => c !== null).join(' + '), title));
  return found;
}

const clientOf = (consensus: NodeChoice['consensus']) => (consensus.kind === 'run' ? consensus.client : consensus.validatorClient);

/** A part that runs elsewhere, where one was typed. Errors: UsageError. */
function urlAt(values: Values, name: string): string | null {
  const url = text(values, name);
  if (url !== null && !(/^https?:/.test(url) && URL.canParse(url))) throw new UsageError(nodeUse.notUrl(`--${name}`));
  return url;
}
function remoteExecution(values: Values): NodeChoice['execution'] | null {
  const [rpcUrl, engineUrl, jwtFile] = [urlAt(values, 'execution-url'), urlAt(values, 'engine-url'), text(values, 'jwt-file')];
  if (rpcUrl !== null) return { kind: 'remote', rpcUrl, engineUrl, jwtFile: jwtFile === null ? null : resolve(jwtFile) };
  if (engineUrl !== null || jwtFile !== null) throw new UsageError(nodeUse.noExecutionUrl);
  return null;
}

/** What was typed; what was not is taken from the node that is there, or has its usual value. Errors: UsageError. */
export async function nodeChoiceOf({ values, ask }: Pick<Context, 'values' | 'ask'>): Promise<NodeChoice> {
  const { choice: kept } = await ask('node.stack', {});
  const network = choice(values, 'network', nodeNetwork.options) ?? kept?.network;
  if (network === undefined) throw new UsageError(nodeUse.noNetwork(nodeNetwork.options.join(', ')));
  const same = kept?.network === network ? kept : undefined;
  const named = text(values, 'execution') !== null || text(values, 'consensus') !== null;
  const keptPair = same === undefined || named ? null : same;
  const pair = keptPair === null ? pairOf(values, await ask('node.pairs', { network }), same) : null;
  const execution = pair === null ? (keptPair as NodeChoice).execution : ({ kind: 'run', client: pair.execution } as const);
  const consensus = pair === null ? (keptPair as NodeChoice).consensus : ({ kind: 'run', client: pair.consensus } as const);
  const beaconUrl = urlAt(values, 'beacon-url');
  const p2p = same?.p2p ?? usualP2p;
  const relays = text(values, 'mev-relays');
  const folder = text(values, 'data-folder');
  const graffiti = text(values, 'graffiti') ?? same?.graffiti ?? '';
  if (!graffitiText.safeParse(graffiti).success) throw new UsageError(nodeUse.graffiti);
  return {
    network,
    execution: remoteExecution(values) ?? execution,
    consensus: beaconUrl === null ? consensus : { kind: 'remote', url: beaconUrl, validatorClient: clientOf(consensus) },
    withValidator: flag(values, 'no-validator') ? false : (same?.withValidator ?? true),
    feeRecipient: text(values, 'fee-recipient') ?? same?.feeRecipient ?? null,
    graffiti,
    checkpoint: checkpointOf(values, same?.checkpoint),
    p2p: {
      execution: portAt(values, 'p2p-execution', p2p.execution),
      consensus: portAt(values, 'p2p-consensus', p2p.consensus),
      quic: portAt(values, 'p2p-quic', p2p.quic),
    },
    dataFolder: folder === null ? (same?.dataFolder ?? null) : resolve(folder),
    mevRelays: relays === null ? (same?.mevRelays ?? []) : relays.split(',').filter((name) => name !== ''),
  };
}
