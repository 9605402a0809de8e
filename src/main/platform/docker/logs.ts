import type { IncomingMessage } from 'node:http';
import type { LogLine } from '../../../shared/node.ts';
import type { Docker } from './docker.ts';
import { logSplitter } from './log-lines.ts';
import type { Wire } from './wire.ts';

const query = { stdout: true, stderr: true, timestamps: true };

/** What containers print. */
export function logs(wire: Wire): Pick<Docker, 'logs' | 'followLogs'> {
  const read = async (stream: IncomingMessage, onLines: (lines: readonly LogLine[]) => void): Promise<void> => {
    const splitter = logSplitter();
    const give = (lines: readonly LogLine[]): void => {
      if (lines.length > 0) onLines(lines);
    };
    for await (const chunk of stream) give(splitter.push(chunk as Buffer));
    give(splitter.end());
  };
  return {
    logs: async (name, tail) => {
      const call = { what: `logs of ${name}`, method: 'GET', path: `/containers/${name}/logs` } as const;
      const stream = await wire.stream({ ...call, query: { ...query, tail: String(tail) }, signals: [AbortSignal.timeout(60_000)] });
      const all: LogLine[] = [];
      await read(stream, (lines) => {
        for (const line of lines) all.push(line);
      });
      return all;
    },
    followLogs: async (name, onLines, signal) => {
      const call = { what: `logs of ${name}`, method: 'GET', path: `/containers/${name}/logs` } as const;
      try {
        const stream = await wire.stream({ ...call, query: { ...query, follow: true, tail: '0' }, signals: [signal] });
        await read(stream, onLines);
      } catch (error) {
        // Being asked to stop is no failure.
        if (!signal.aborted) throw error;
      }
    },
  };
}
