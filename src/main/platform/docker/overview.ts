import { z } from 'zod';
import { type ListedContainer, namesNode } from '../../protocol/foreign-nodes.ts';
import type { Docker } from './docker.ts';
import type { Wire } from './wire.ts';

const listed = z.array(
  z.object({
    Names: z.array(z.string()),
    Image: z.string(),
    Labels: z.record(z.string(), z.string()).nullish(),
    Command: z.string().default(''),
    State: z.string().default(''),
    Ports: z.array(z.object({ PublicPort: z.number().optional() })).nullish(),
  }),
);
const images = z.array(z.object({ Id: z.string(), RepoTags: z.array(z.string()).nullish(), RepoDigests: z.array(z.string()).nullish() }));
const live = ['running', 'paused', 'restarting'];
const still = ['created', 'exited', 'dead'];
const NO_NAME = '<none>:<none>';

/** Docker 20.10 looks up the image of every container that it lists: a thousand that stand still would cost a second. */
export function overview(wire: Wire): Pick<Docker, 'overview'> {
  const list = async (filters: Readonly<Record<string, readonly string[]>>): Promise<readonly ListedContainer[]> => {
    const query = { all: true, filters };
    const all = await wire.json({ what: 'list', method: 'GET', path: '/containers/json', query, schema: listed });
    return all.map(({ Names, Image, Labels, Command, State, Ports }) => ({
      ...{ name: (Names[0] ?? '').replace(/^\//, ''), image: Image, labels: Labels ?? {} },
      ...{ command: Command, isRunning: State === 'running' || State === 'restarting' },
      ports: [...new Set((Ports ?? []).flatMap(({ PublicPort }) => (PublicPort === undefined ? [] : [PublicPort])))],
    }));
  };
  /** Of images that a newer one took the name of nobody knows what they are. */
  const stillOnes = async (): Promise<readonly ListedContainer[]> => {
    const all = await wire.json({ what: 'list images', method: 'GET', path: '/images/json', schema: images });
    const nodes = all.filter(({ RepoTags, RepoDigests }) => {
      const names = [...(RepoTags ?? []), ...(RepoDigests ?? [])].filter((name) => name !== NO_NAME);
      return names.length === 0 || names.some(namesNode);
    });
    return nodes.length === 0 ? [] : list({ status: still, ancestor: nodes.map(({ Id }) => Id) });
  };
  return { overview: async () => (await Promise.all([list({ status: live }), stillOnes()])).flat() };
}
