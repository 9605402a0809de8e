import { resolve } from 'node:path';
import { diagnosticsTexts, optionHelp, summaries } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { flag, text } from './options.ts';

export const diagnostics: Command = {
  path: ['diagnostics'],
  summary: summaries.diagnostics,
  options: {
    out: { value: 'F', about: optionHelp.diagnosticsOut },
    'with-addresses': { about: optionHelp.withAddresses },
  },
  async run({ values, ask, json, print, printDocument }) {
    const withAddresses = flag(values, 'with-addresses');
    const out = text(values, 'out');
    if (out === null) {
      const found = await ask('settings.diagnostics', { withAddresses });
      return json ? printDocument(found) : print(found.text);
    }
    const saved = await ask('settings.saveDiagnostics', { to: resolve(out), withAddresses });
    if (json) printDocument(saved);
    else print(diagnosticsTexts.saved(saved.path), diagnosticsTexts.readFirst);
  },
};
