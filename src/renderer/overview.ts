import type { Fault } from '../shared/fault.ts';
import type { NetworkName } from '../shared/networks.ts';
import type { PracticeStatus } from '../shared/practice.ts';
import type { Status } from '../shared/status.ts';
import { useCall } from './queries.ts';
import { badgeWords } from './strings/badges.ts';
import type { Badge } from './ui/Rail.tsx';

/** The network this window is about: what runs, else the public network of its node, else what the wizard chose, else none; undefined until it is known. */
export const useNetwork = (): NetworkName | null | undefined => {
  const status = useCall('status.get', {});
  const setup = useCall('setup.get', {});
  const practice = useCall('practice.status', {});
  const stack = useCall('node.stack', {});
  const up = practice.data !== undefined && practice.data.state !== 'none';
  const unknown = status.isPending || setup.isPending || practice.isPending || stack.isPending;
  if (unknown && status.data?.network == null) return undefined;
  return status.data?.network ?? stack.data?.choice?.network ?? setup.data?.network ?? (up ? 'practice' : null);
};

/** Rooms that need attention, from state alone. */
export const badgesOf = (status: Status | undefined, practice: PracticeStatus | undefined, notices: readonly Fault[]): readonly Badge[] => {
  const badges: Badge[] = [];
  if (practice?.state === 'gone') badges.push({ room: 'node', tone: 'bad', says: badgeWords.gone });
  else if (status !== undefined && practice?.state !== 'starting') {
    const layers = [status.execution, status.consensus, status.validatorClient];
    const bad = layers.find((layer) => layer.health === 'silent' || layer.health === 'stalled' || layer.health === 'stopped');
    if (bad !== undefined) badges.push({ room: 'node', tone: 'bad', says: bad.why ?? badgeWords.layer });
  }
  const changed = status?.validators.some((one) => addressDiffers(one.intendedAddress, one.withdrawalAddress));
  if (changed === true)
    badges.push({ room: 'keys', tone: 'bad', says: badgeWords.address }, { room: 'validators', tone: 'bad', says: badgeWords.address });
  const found = notices[0];
  if (found !== undefined) badges.push({ room: 'settings', tone: 'att', says: found.message });
  return badges;
};

/** True where the chain pays another address than the person set. */
export const addressDiffers = (intended: string | null, onChain: string | null): boolean =>
  intended !== null && onChain !== null && intended.toLowerCase() !== onChain.toLowerCase();

export const useBadges = (): readonly Badge[] => {
  const status = useCall('status.get', {});
  const practice = useCall('practice.status', {});
  const about = useCall('settings.about', {});
  return badgesOf(status.data, practice.data, about.data?.notices ?? []);
};
