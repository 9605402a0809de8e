import { z } from 'zod';

export const nodeExportCalls = {
  /**
   * The kept node as a compose file with all that lies beside it, in a new or empty folder. `secrets`: files of it that hold secrets.
   * Errors: `node.noChoice`, `node.exportEarly`, `file.folderTaken`, `file.read`, `file.write`.
   */
  'node.export': {
    input: z.object({ folder: z.string().min(1) }),
    output: z.object({ folder: z.string(), files: z.array(z.string()), secrets: z.array(z.string()), holdsKeys: z.boolean() }),
  },
} as const;
