export type Column = { readonly title: string; readonly align?: 'left' | 'right'; readonly width?: number };

/** Breaks at spaces so that no line is longer than `width`; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Plain columns two spaces apart, indented by two. Columns with a width wrap into it. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map(({ title, width }, i) => width ?? Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const cell = (text: string, i: number) => (columns[i]?.align === 'right' ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0));
  const line = (cells: readonly string[]) => `  ${cells.map(cell).join('  ')}`.trimEnd();
  const body = rows.flatMap((row) => {
    const wrapped = row.map((text, i) => (columns[i]?.width === undefined ? [text] : wrap(text, columns[i].width)));
    const height = Math.max(...wrapped.map((w) => w.length));
    return Array.from({ length: height }, (_, n) => line(wrapped.map((w) => w[n] ?? '')));
  });
  return [line(columns.map(({ title }) => title)), ...body];
}

/** Two columns without a head: a label and what belongs to it. */
export function pairs(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}   ${value}`.trimEnd());
}
