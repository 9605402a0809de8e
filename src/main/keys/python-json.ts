type Json = string | number | bigint | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** JSON exactly as Python's `json.dumps` writes it: `", "` and `": "`, non-ASCII escaped, no line break at the end. */
export function pythonJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string')
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(pythonJson).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, v]) => `${pythonJson(name)}: ${pythonJson(v)}`)
    .join(', ')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
