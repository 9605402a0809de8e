/** Gravest first. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Whether a level is at least as grave as another. */
export const isAtLeast = (level: LogLevel, least: LogLevel): boolean => logLevels.indexOf(level) <= logLevels.indexOf(least);

/** What the clients call their levels, near the start of a line. */
const names: Readonly<Record<LogLevel, readonly string[]>> = {
  error: ['FATAL', 'CRITICAL', 'CRIT', 'FTL', 'ERROR', 'ERRO', 'EROR', 'ERR', 'PANIC'],
  warn: ['WARNING', 'WARN', 'WRN'],
  info: ['INFO', 'INF', 'NOTICE', 'NOTE', 'NTC'],
  debug: ['DEBUG', 'DEBG', 'DBUG', 'DBG', 'TRACE', 'TRCE', 'TRC', 'VERBOSE'],
};
const levels = new Map(logLevels.flatMap((level) => names[level].map((name) => [name, level] as const)));
/** Capitals anywhere in the head of a line; small letters where a colon or `level=` makes them a level. */
const written = new RegExp(`\\b(${[...levels.keys()].join('|')})\\b|\\b(fatal|error|warn|info|debug|verbose|trace): |level=(\\w+)`);
/** Ends of programs that come without a level: of Go, Rust, Node, Java and .NET. */
const bare =
  /^\W*(Fatal:|Error:|panic:|Incorrect Usage|Uncaught|Unhandled|Unknown (argument|option)|thread '.*' panicked|[\w.]+(Exception|Error)\b)/;

const headLength = 100;

/** The level that a client wrote into a line; null where it wrote none, such as in the lines of a stack. */
export function levelOf(text: string): LogLevel | null {
  const head = text.slice(0, headLength);
  if (bare.test(head)) return 'error';
  const [, capitals, small, key] = written.exec(head) ?? [];
  const name = (capitals ?? small ?? key)?.toUpperCase();
  return name === undefined ? null : (levels.get(name) ?? null);
}

/** The level of a line after another: lines that carry none, and are set in, belong to the one before. */
export const levelAfter = (text: string, before: LogLevel | null): LogLevel =>
  levelOf(text) ?? (/^\s+\S/.test(text) ? before : null) ?? 'info';
