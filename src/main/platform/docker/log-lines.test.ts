import { expect, test } from 'vitest';
import { logSplitter } from './log-lines.ts';

const frame = (stream: number, text: string): Buffer => {
  const head = Buffer.alloc(8);
  head[0] = stream;
  head.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([head, Buffer.from(text)]);
};

test('log frames become lines whatever the chunks, with times, without colours, long lines in one piece', () => {
  const bytes = Buffer.concat([
    frame(1, '2026-11-22T16:00:00.5Z \u001b[32mINFO\u001b[39m one\r\n'),
    frame(1, '2026-11-22T16:00:01Z long '),
    frame(2, '2026-11-22T16:00:02Z error é\n'),
    frame(1, '2026-11-22T16:00:03Z line\n'),
    frame(2, 'no time, no end'),
  ]);
  const at = (second: number) => Date.UTC(2026, 10, 22, 16, 0, second);
  for (const size of [1, 7, 1_000]) {
    const splitter = logSplitter();
    const lines = [];
    for (let i = 0; i < bytes.length; i += size) lines.push(...splitter.push(bytes.subarray(i, i + size)));
    lines.push(...splitter.end());
    expect(lines).toEqual([
      { at: at(0) + 500, text: 'INFO one' },
      { at: at(2), text: 'error é' },
      { at: at(1), text: 'long line' },
      { at: null, text: 'no time, no end' },
    ]);
  }
});
