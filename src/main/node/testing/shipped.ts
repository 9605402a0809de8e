import { readFileSync } from 'node:fs';
import { type PublicNetwork, publicNetwork } from '../../../shared/networks.ts';
import { type NodeNetwork, nodeNetwork } from '../../../shared/node-life.ts';
import { pinnedImages } from '../../practice/images/catalogue.ts';
import { clientShares } from '../shares.ts';

const resource = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../resources/${path}`, import.meta.url), 'utf8'));
const networks = new Map(nodeNetwork.options.map((name) => [name, publicNetwork.parse(resource(`networks/${name}.json`))] as const));

/** What ships with Hearth. */
export const shipped = pinnedImages.parse(resource('images.json'));
export const shares = clientShares.parse(resource('client-shares.json'));
export const networkOf = (name: NodeNetwork): PublicNetwork => {
  const found = networks.get(name);
  if (found === undefined) throw new Error(`no network ${name}`);
  return found;
};
