import type { NodePlan } from '../../shared/node-life.ts';
import { foreignWords as words } from '../../shared/strings/foreign-nodes.ts';
import { foreignNodes, type ListedContainer } from '../protocol/foreign-nodes.ts';
import type { Finding } from './findings.ts';

/** Pure: what other programs' containers have against a plan: keys that may sign there already, and ports that they hold. */
export function foreignFindings(
  plan: Pick<NodePlan, 'containers' | 'published' | 'local' | 'choice'>,
  containers: readonly ListedContainer[],
): readonly Finding[] {
  const wanted = new Set([...plan.published, ...plan.local].map(({ port }) => port));
  const taken = containers.flatMap(({ name, ports, isRunning }) =>
    (isRunning ? ports : []).filter((port) => wanted.has(port)).map((port): Finding => ({ level: 'stops', text: words.port(port, name) })),
  );
  const { network, withValidator } = plan.choice;
  const signers = foreignNodes(containers).filter((one) => one.mayHoldKeys && (one.network === null || one.network === network));
  const danger = signers.map(
    ({ name, launcher, isRunning }): Finding => ({ level: 'watch', text: words.signer(name, launcher, isRunning) }),
  );
  return [...(withValidator ? danger : []), ...taken];
}
