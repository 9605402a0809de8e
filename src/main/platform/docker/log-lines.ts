import { stripVTControlCharacters } from 'node:util';
import type { LogLine } from '../../../shared/node.ts';

/**
 * Splits Docker's multiplexed log stream into lines, in the order they were written. Each frame is 8 bytes of head (stream,
 * length) and text; with `timestamps` each text begins with its time. A line over 16 KB comes in several frames, each with a time.
 * Feed chunks of any size; `end` gives what has no line end yet. Source: Docker Engine API, "Stream format".
 */
export function logSplitter() {
  let rest = Buffer.alloc(0);
  const open = new Map<number, LogLine>();

  const take = (stream: number, text: string): readonly LogLine[] => {
    const [, time, body = ''] = /^(?:(\d{4}-\d{2}-\d{2}T\S+Z) )?([\s\S]*)$/.exec(text) ?? [];
    const parts = body.split('\n');
    const lines = parts.map((part, i): LogLine => {
      const before = i === 0 ? open.get(stream) : undefined;
      const at = before?.at ?? (time === undefined ? null : Date.parse(time));
      return { at, text: (before?.text ?? '') + part };
    });
    const last = lines.pop();
    if (last === undefined || last.text === '') open.delete(stream);
    else open.set(stream, last);
    return lines.map(clean);
  };

  return {
    push: (chunk: Buffer): readonly LogLine[] => {
      rest = Buffer.concat([rest, chunk]);
      const lines: LogLine[] = [];
      while (rest.length >= 8 && rest.length >= 8 + rest.readUInt32BE(4)) {
        const end = 8 + rest.readUInt32BE(4);
        lines.push(...take(rest[0] ?? 1, rest.toString('utf8', 8, end)));
        rest = rest.subarray(end);
      }
      return lines;
    },
    end: (): readonly LogLine[] => {
      const lines = [...open.values()].map(clean);
      open.clear();
      return lines;
    },
  };
}

const clean = (line: LogLine): LogLine => ({ at: line.at, text: stripVTControlCharacters(line.text).replace(/\r/g, '') });
