import type { DockerState, HostCheck, Verdict } from '../../../shared/host.ts';
import type { KeychainState } from '../../../shared/keychain.ts';
import type { NetworkName } from '../../../shared/networks.ts';
import { couldNotLook } from '../../../shared/strings/host.ts';
import type { HostFacts } from '../../platform/host-facts/host-facts.ts';
import type { Found } from '../../platform/host-facts/look.ts';

/** A container that this data folder did not make. `hearth`: another data folder of Hearth did. */
export type OtherContainer = { readonly name: string; readonly image: string; readonly hearth: string | null };
export type Facts = HostFacts & {
  readonly docker: DockerState;
  readonly containers: Found<readonly OtherContainer[]>;
  readonly keychain: Found<KeychainState>;
};
export type Finding = Pick<HostCheck, 'verdict' | 'found' | 'todo' | 'command'>;

/** One question about the machine. Pure: facts in, finding out. `verdicts` lists all it can give. */
export type Check = {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly verdicts: readonly Verdict[];
  readonly needs: (network: NetworkName) => string;
  readonly judge: (facts: Facts, network: NetworkName) => Finding;
};

export const fine = (found: string): Finding => ({ verdict: 'fine', found, todo: null, command: null });
export const watch = (found: string, todo: string, command: string | null = null): Finding => ({ verdict: 'watch', found, todo, command });
export const stops = (found: string, todo: string, command: string | null = null): Finding => ({ verdict: 'stops', found, todo, command });
export const unknown = (because: string, todo: string): Finding => ({
  verdict: 'unknown',
  found: couldNotLook(because),
  todo,
  command: null,
});
