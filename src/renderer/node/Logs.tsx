import { type JSX, useId, useMemo, useState } from 'react';
import { type LogLevel, logLevels } from '../../shared/log-level.ts';
import type { LogLine, NodeContainer } from '../../shared/node.ts';
import { node, roles } from '../strings/node.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/Copy.tsx';
import { ErrorNotice } from '../ui/FaultNotice.tsx';
import { formatNumber } from '../ui/format.ts';
import { Waiting } from '../ui/Waiting.tsx';
import { LogLines } from './LogLines.tsx';
import { useLog } from './use-log.ts';

type Props = { readonly containers: readonly NodeContainer[]; readonly name: string; readonly onName: (name: string) => void };

/** The log of one container: live, searchable, to copy. */
export const Logs = ({ containers, name, onName }: Props): JSX.Element => {
  const id = useId();
  const [query, setQuery] = useState('');
  const [follow, setFollow] = useState(true);
  const [least, setLeast] = useState<LogLevel>('debug');
  const filter = useMemo(() => ({ query, least }), [query, least]);
  const { view, state, error } = useLog(name, filter);
  const shown = formatNumber(view.lines.length);
  const total = formatNumber(view.total);
  const container = containers.find((one) => one.name === name);
  return (
    <section aria-label={node.logs} id="log">
      <div className="loghead">
        <label htmlFor={id} className="unseen">
          {node.choose}
        </label>
        <select id={id} className="pick" value={name} onChange={(event) => onName(event.target.value)}>
          {containers.map((one) => (
            <option key={one.name} value={one.name}>
              {titleOf(one)}
            </option>
          ))}
        </select>
        <select
          className="pick"
          aria-label={node.levels}
          value={least}
          onChange={(event) => setLeast(logLevels.find((level) => level === event.target.value) ?? 'debug')}
        >
          {levelChoices.map((level) => (
            <option key={level} value={level}>
              {node.level[level]}
            </option>
          ))}
        </select>
        <span className="c q num" role="status">
          {query.trim() === '' && least === 'debug' ? node.logLines(total) : node.logMatches(shown, total)}
          {state === 'live' ? `, ${container?.state === 'running' ? node.following : node.ended}` : ''}
          {view.dropped ? `, ${node.dropped}` : ''}
        </span>
        <span className="gap" />
        {follow ? null : (
          <Button small kind="plain" onClick={() => setFollow(true)}>
            {node.follow}
          </Button>
        )}
        <input
          type="search"
          className="input small find"
          aria-label={node.find}
          placeholder={node.find}
          value={query}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
        />
        <CopyButton text={() => view.lines.map(asText).join('\n')} label={node.copyLogLabel}>
          {node.copyLog}
        </CopyButton>
      </div>
      <LogLines
        key={name}
        lines={view.lines}
        query={query}
        label={node.linesOf(container === undefined ? name : titleOf(container))}
        follow={follow}
        onFollow={setFollow}
      />
      {state === 'reading' ? <Waiting what={node.reading} /> : null}
      {state === 'live' && view.lines.length === 0 ? <p className="c below">{view.total === 0 ? node.noLines : node.noMatch}</p> : null}
      <ErrorNotice error={error} />
    </section>
  );
};

/** All, then fewer and graver. */
const levelChoices = logLevels.toReversed();

const titleOf = (one: NodeContainer): string =>
  `${one.clientName} ${roles[one.role]}${one.side === 'rest' ? ` (${node.rest.toLowerCase()})` : ''}`;
const asText = (line: LogLine): string => (line.at === null ? line.text : `${new Date(line.at).toISOString()} ${line.text}`);
