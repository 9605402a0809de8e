import { AppError } from '../../shared/app-error.ts';
import type { Input, Output } from '../../shared/contract.ts';
import type { WriteNewFolder } from '../platform/files/new-folder.ts';
import { type DrawDeps, drawer } from './draw.ts';
import { dockerNetworkOf } from './raise.ts';

/** The node on a public network as a folder that runs without Hearth. */
export function nodeExport(deps: DrawDeps & { readonly writeNewFolder: WriteNewFolder }) {
  const draw = drawer(deps);
  /** Writes the folder, changes nothing else. Errors as `node.export` says. */
  return async ({ folder }: Input<'node.export'>): Promise<Output<'node.export'>> => {
    const { plan, kept, otherwiseFrom, containers } = await draw(null);
    // What it begins from and its secrets are settled by the first start; before that every export would be another node.
    const isSettled = kept.checkpoint !== null || kept.hasBegun || plan.checkpoint.kind === 'genesis' || plan.checkpoint.kind === 'none';
    if (!isSettled || plan.secrets.some(({ made }) => !made)) throw new AppError('node.exportEarly');
    const plans = containers(kept.checkpoint?.url ?? otherwiseFrom);
    // Read when it is asked for: a window starts without a writer of YAML.
    const { composeOf, holdsKeys, isSecretPlace } = await import('./compose.ts');
    const files = composeOf(plans, dockerNetworkOf(plan.instance));
    const paths = files.map(({ path }) => path);
    return {
      folder: await deps.writeNewFolder(folder, files),
      files: paths,
      secrets: paths.filter(isSecretPlace),
      holdsKeys: holdsKeys(plans),
    };
  };
}
