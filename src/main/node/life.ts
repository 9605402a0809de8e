import { AppError } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import { clientId } from '../../shared/node.ts';
import type { NodePairs, NodeStack, RemovalPlan } from '../../shared/node-life.ts';
import { nodeNext } from '../../shared/strings/node-life.ts';
import { type DrawDeps, drawer } from './draw.ts';
import { pairWarnings } from './findings.ts';
import { pairs, shareOf } from './shares.ts';

export type NodeLifeDeps = DrawDeps;
export type NodeLife = ReturnType<typeof nodeLife>;

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** The life of the node on a public network: what can be chosen, what a choice means, making it so and ending it. */
export function nodeLife(deps: NodeLifeDeps) {
  const { owner, shares, images, store } = deps;
  const draw = drawer(deps);
  // An order by chance that stays for this data folder, so that a list does not jump.
  const seed = Number.parseInt(owner.slice(0, 8), 16) || 0;
  const notYet = async (): Promise<never> => {
    throw new AppError('node.planStops', { found: 'this Hearth plans it and does not start it yet.' });
  };

  return {
    async pairs({ network: name }: Input<'node.pairs'>): Promise<NodePairs> {
      const network = deps.network(name);
      const known = pairs(name, seed).filter((p) => images(p.execution, 'execution') && images(p.consensus, 'beacon'));
      return {
        network: name,
        title: network.title,
        validators: network.validators,
        pairs: known.map(({ execution, consensus, needs }) => ({
          ...{ execution, consensus },
          needs: { diskBytes: needs.diskGib * GIB, memoryBytes: needs.memoryMib * MIB },
          warnings: [...pairWarnings(shares, [execution, consensus])],
        })),
        shares: clientId.options.flatMap((client) => {
          const share = shareOf(shares, client);
          if (share === null) return [];
          const { of, url } = shares.execution.percent[client] === undefined ? shares.consensus : shares.execution;
          return [{ client, ...share, of, url }];
        }),
      };
    },
    preview: async ({ choice }: Input<'node.preview'>): Promise<Output<'node.preview'>> => (await draw(choice)).plan,
    up: (_: Input<'node.up'>) => notYet(),
    down: notYet,
    restart: notYet,
    removal: (_: Input<'node.removal'>): Promise<RemovalPlan> => notYet(),
    remove: (_: Input<'node.remove'>) => notYet(),
    async stack(): Promise<NodeStack> {
      const { node } = store.get();
      return { choice: node?.choice ?? null, instance: node?.instance ?? null, containers: [], versions: [], ...nothingRuns };
    },
  };
}
const nothingRuns = { checkpoint: null, next: { kind: 'choose', text: nodeNext.choose } } as const;
