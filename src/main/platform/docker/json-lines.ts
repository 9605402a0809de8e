import { StringDecoder } from 'node:string_decoder';

/** The JSON documents of a stream, one per line; lines that are no JSON are skipped. Throws what the stream throws. */
export async function* jsonLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<unknown> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield* parsed(line);
  }
  yield* parsed(rest);
}

function* parsed(line: string): Generator<unknown> {
  if (line.trim() === '') return;
  try {
    yield JSON.parse(line);
  } catch {
    // Not for us.
  }
}
