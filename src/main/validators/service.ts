import { basename } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { Handlers } from '../../shared/contract.ts';
import { inTurn } from '../../shared/in-turn.ts';
import { readChangeFile } from '../../shared/signed-change.ts';
import { readSignedExit } from '../../shared/signed-exit.ts';
import type { Validator } from '../../shared/validators.ts';
import { credentialChanges } from './credential-changes.ts';
import type { RunningNetwork, ValidatorDeps } from './deps.ts';
import { exits } from './exit.ts';
import { importKeys } from './import.ts';
import { listValidators } from './list.ts';

export type ValidatorService = ReturnType<typeof validatorService>;

/**
 * The keys you run and what the chain says of them; loading them; ending them. Nothing is remembered but evidence of exits: each answer
 * is read from the node. Errors: `node.notRunning` while nothing runs, `beacon.*`, `keymanager.*`.
 */
export function validatorService(deps: ValidatorDeps) {
  const leaving = exits(deps);
  const changing = credentialChanges(deps);
  const stopped = new AbortController();
  /** What is irreversible: a second call waits for the first and is answered by state. */
  const alone = inTurn();

  async function network(): Promise<RunningNetwork> {
    const facts = await deps.facts();
    if (!facts) throw new AppError('node.notRunning');
    return facts;
  }
  const list = async (): Promise<Validator[]> => listValidators(deps, await network());
  const tell = async () => {
    const found = await list().catch(() => null);
    if (found) deps.publish('validators.changed', found);
  };

  /** An exit or changes, whichever a file holds. Errors: `key.changeFile` for neither, `file.read`. */
  async function signedIn(file: string) {
    const [facts, text] = [await network(), await deps.readFile(file)];
    const exit = readSignedExit(text);
    if (exit !== null)
      return { preview: () => leaving.previewSigned(facts, exit), send: (phrase: string) => leaving.sendSigned(facts, exit, phrase) };
    const changes = readChangeFile(text, basename(file));
    return { preview: () => changing.preview(facts, changes), send: (phrase: string) => changing.send(facts, changes, phrase) };
  }

  return {
    list,
    async import(input: Parameters<Handlers['validators.import']>[0]) {
      const results = await importKeys(deps, await network(), input, stopped.signal);
      await tell();
      return results;
    },
    exitPreview: async ({ pubkey }: { readonly pubkey: string }) => leaving.preview(await network(), pubkey),
    async exit(input: Parameters<Handlers['validators.exit']>[0]): Promise<Record<string, never>> {
      await alone(async () => leaving.exit(await network(), input));
      await tell();
      return {};
    },
    filePreview: async ({ file }: { readonly file: string }) => (await signedIn(file)).preview(),
    async sendFile({ file, phrase }: Parameters<Handlers['validators.sendFile']>[0]): Promise<Record<string, never>> {
      await alone(async () => (await signedIn(file)).send(phrase));
      await tell();
      return {};
    },
    exitRoad: async ({ pubkey }: { readonly pubkey: string }) => leaving.road(await network(), pubkey),
    /** Ends waits, such as the watch before an import. */
    stop: () => stopped.abort(),
  };
}
