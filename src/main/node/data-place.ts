import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { ClientId, ContainerPlan, Role } from '../../shared/node.ts';
import type { NodeChoice } from '../../shared/node-life.ts';
import { consensusClient } from './clients/catalogue.ts';
import { containerName } from './clients/client.ts';

/** The data of a part lie in one of two volumes; the other one is for a copy, which takes their place where a rollback goes back to it. */
export const slot = z.enum(['first', 'second']);
export type Slot = z.infer<typeof slot>;
/** By role, where data do not lie in the first one. */
export type Slots = Readonly<Partial<Record<Role, Slot>>>;
export const otherSlot = { first: 'second', second: 'first' } as const satisfies Record<Slot, Slot>;

/** Which volume holds the data of a role, and which a copy that this client goes back to; null where there is none, or nobody knows. */
export type SlotsFor = (role: Role, client: ClientId | null) => { readonly data: Slot | null; readonly copy: Slot | null };

export type Volume = { readonly name: string; readonly folder?: string | undefined };

/**
 * Where the data of a container lie: a volume where Docker keeps its own, or in a folder of this machine. Each place has a name of its
 * own, so that both can be while data are moved or copied.
 */
export function volumeAt(
  container: string,
  dataFolder: string | null,
  at: Slot = 'first',
): { readonly name: string; readonly folder?: string } {
  const own = at === 'first' ? container : `${container}-2`;
  if (dataFolder === null) return { name: own };
  const name = `${own}-at-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 8)}`;
  return { name, folder: join(dataFolder, name) };
}

/** Whether a volume is one of a container's, wherever it lies. */
export const isVolumeOf = (container: string, volume: string): boolean =>
  volume.startsWith(container) && /^(-2)?(-at-[0-9a-f]{8})?$/.test(volume.slice(container.length));

/**
 * Whether an older copy of a part's data may ever take their place: those of the chain alone. What holds keys holds the record of what
 * they signed, and with an older record they could sign against it, which is slashed. So it is never copied and never goes back.
 */
export const mayGoBack = ({ role, client }: Pick<ContainerPlan, 'role' | 'client'>): boolean =>
  role === 'execution' || (role === 'beacon' && !consensusClient(client).oneProcess);

type Part = Pick<ContainerPlan, 'name' | 'role' | 'client'>;
/** The volume of a part that its data do not lie in; null where it is not known which that is. */
export function besideData({ name, role, client }: Part, dataFolder: string | null, slots: SlotsFor): Volume | null {
  const { data } = slots(role, client);
  return data === null ? null : volumeAt(name, dataFolder, otherSlot[data]);
}

/** The same where it is there. */
export function copyAmong(volumes: ReadonlySet<string>, part: Part, dataFolder: string | null, slots: SlotsFor): Volume | null {
  const volume = besideData(part, dataFolder, slots);
  return volume !== null && volumes.has(volume.name) ? volume : null;
}

/** Volumes beside the data of parts that nobody goes back to: a copy that was cut off, or what a copy took the place of. */
export const sparesAmong = <P extends Part>(
  volumes: ReadonlySet<string>,
  plans: readonly P[],
  dataFolder: string | null,
  slots: SlotsFor,
): readonly { readonly plan: P; readonly volume: Volume }[] =>
  plans.filter(mayGoBack).flatMap((plan) => {
    const volume = copyAmong(volumes, plan, dataFolder, slots);
    return volume === null || slots(plan.role, plan.client).copy !== null ? [] : [{ plan, volume }];
  });

/** In which volumes the data of a node lie: as it is kept or, where that was lost, the one that is there. */
export function slotsAmong(volumes: ReadonlySet<string>, instance: string, choice: NodeChoice, slots: SlotsFor): Slots {
  const slotOf = (role: Role): Slot => {
    const container = containerName({ instance, side: 'own' }, role);
    const has = (at: Slot) => volumes.has(volumeAt(container, choice.dataFolder, at).name);
    return slots(role, null).data ?? (has('second') && !has('first') ? 'second' : 'first');
  };
  return { execution: slotOf('execution'), beacon: slotOf('beacon') };
}
