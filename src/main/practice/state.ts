import type { PracticeStatus } from '../../shared/practice.ts';
import { practiceWhy } from '../../shared/strings/practice.ts';
import { START_GRACE_S } from './timing.ts';
import { type Instance, type Member, memberAt } from './world.ts';

const roles = ['execution', 'beacon', 'validator'] as const;
const runs = (m: Member | null) => m?.state === 'running' || m?.state === 'paused';

/**
 * What a practice network is, judged from its containers alone. The rest's beacon node holds the chain together: once it has ended, no
 * client can go on from there, even if Docker started it again. It first starts before genesis, so a later start is a second one.
 */
export function stateOf(instance: Instance): Pick<PracticeStatus, 'state' | 'why'> {
  const root = memberAt(instance, 'rest', 'beacon');
  if (!root || root.state === 'created') return { state: 'stopped', why: practiceWhy.unfinished };
  const startedAgain = (root.startedAt ?? 0) / 1000 > instance.facts.genesisTime + START_GRACE_S;
  if (!runs(root) || startedAgain) return { state: 'gone', why: practiceWhy.gone };
  if (instance.members.length < 6) return { state: 'stopped', why: practiceWhy.unfinished };
  if (root.state === 'paused') return { state: 'paused', why: practiceWhy.paused };
  for (const role of roles)
    if (memberAt(instance, 'rest', role)?.state !== 'running') return { state: 'stopped', why: practiceWhy.restStopped(role) };
  const ownDown = roles.find((role) => memberAt(instance, 'own', role)?.state !== 'running');
  return { state: 'running', why: ownDown ? practiceWhy.ownStopped(ownDown) : null };
}
