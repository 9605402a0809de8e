import { optionHelp, signTexts, summaries } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { epochOf, indicesOf, placeOf, signOptions, signProgress, tellSigned, withKeys, wordOptions } from './sign-from.ts';

/** Signs exits into files; sends nothing. */
export const keysExit: Command = {
  path: ['keys', 'exit'],
  summary: summaries.keysExit,
  options: { ...signOptions, ...wordOptions, epoch: { value: 'E', about: optionHelp.epoch } },
  async run(context) {
    const { values, app, signal } = context;
    const asks = { ...placeOf(values, 'keys exit'), validatorIndices: indicesOf(values, 'keys exit'), epoch: epochOf(values, 'keys exit') };
    const onProgress = signProgress(context);
    const signed = await withKeys(context, 'keys exit', async (from) =>
      (await app.keysTool()).sign.exits({ ...asks, from, signal, onProgress }),
    );
    tellSigned(context, signed, signTexts.exits(signed.files.length));
  },
};
