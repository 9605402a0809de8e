import { composeExportTexts as texts } from '../../../shared/strings/compose-export.ts';
import type { Command } from '../command.ts';
import { required } from './options.ts';

export const nodeExport: Command = {
  path: ['node', 'export'],
  summary: texts.summary,
  options: { out: { value: 'DIR', about: texts.out } },
  async run({ ask, values, json, print, printDocument }) {
    const made = await ask('node.export', { folder: required(values, 'out', 'node export') });
    if (json) printDocument(made);
    else
      print(
        texts.made(made.folder),
        ...made.files.map((file) => `  ${file}`),
        ...(made.secrets.length === 0 ? [] : [texts.secrets(made.secrets)]),
        ...(made.holdsKeys ? [texts.keys] : []),
      );
  },
};
