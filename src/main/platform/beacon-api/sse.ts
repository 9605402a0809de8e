/** One server-sent event: its name and its data as text. */
export type SseEvent = { readonly event: string; readonly data: string };

/**
 * Reads a stream of server-sent events piece by piece, however it is cut. Comment lines (keep-alives) give nothing.
 * Source: WHATWG HTML, server-sent events.
 */
export function sseReader(on: (event: SseEvent) => void): (text: string) => void {
  let rest = '';
  let event = '';
  let data: string[] = [];
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) on({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  };
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) line(each.endsWith('\r') ? each.slice(0, -1) : each);
  };
}
