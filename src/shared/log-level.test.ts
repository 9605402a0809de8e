import { expect, test } from 'vitest';
import { type LogLevel, levelAfter, levelOf } from './log-level.ts';

test.each<[string, LogLevel | null, string]>([
  ['Geth', 'info', 'INFO [11-22|14:48:49.218] Starting Geth on Ethereum mainnet...'],
  ['Geth', 'warn', 'WARN [11-22|14:48:49.365] Head block is not reachable'],
  ['Geth', 'error', 'ERROR[11-22|14:48:49.365] Failed to store block data'],
  ['Geth', 'error', 'CRIT [11-22|14:48:49.365] Failed to store block data'],
  ['Geth', 'error', 'Fatal: Failed to create the protocol stack: mkdir /data/geth: read-only file system'],
  ['Geth', 'info', 'INFO [11-22|14:48:49.365] Imported new block  error=none'],
  ['Prysm', 'info', '[2026-11-22 14:48:51.44]  INFO main: Prysm Beacon Chain started'],
  ['Prysm', 'warn', '[2026-11-22 14:48:51.49]  WARN p2p: No bootstrap addresses supplied'],
  ['Prysm', 'error', '[2026-11-22 14:49:05.44] ERROR p2p: Failed to find and dial peers error=context canceled'],
  ['Prysm', 'error', '[2026-11-22 14:46:49.69] FATAL main: could not initialize database'],
  ['Prysm', 'error', 'time="2026-11-23T00:59:28Z" level=error msg="flag provided but not defined"'],
  ['Lodestar', 'info', 'Nov-23 01:01:39.001[]                 info: Searching peers - peers: 0'],
  ['Lodestar', 'error', 'Nov-23 01:01:38.520[eth1]            error: Error updating eth1 chain cache'],
  ['Lodestar', 'warn', 'Nov-23 01:07:20.941[]                 warn: Low peer count peers=0'],
  ['Lodestar', 'debug', 'Nov-23 01:07:20.941[chain]         verbose: Block processed'],
  ['Lodestar', 'error', ' ✖ Error: Database is not open'],
  ['Lighthouse', 'error', 'May 01 06:38:38.272 CRIT Failed to start beacon node, reason: Failed to build beacon chain'],
  ['Lighthouse', 'warn', 'May 01 06:38:35.633 WARN State cache missed, block_root: 0xe724'],
  ['Lighthouse', 'error', 'Aug 24 20:48:11.729 ERRO Error during slasher database pruning'],
  ['Lighthouse', 'debug', 'May 01 06:38:37.738 DEBG Cached state, slot: 21405695'],
  ['Teku', 'error', '06:19:40.867 FATAL - The latest finalized checkpoint is outside of the weak subjectivity period'],
  ['Teku', 'info', '06:19:24.396 INFO  - Slot Event  *** Slot: 537696'],
  ['Nimbus', 'info', 'NTC 2024-01-06 22:19:35.812+00:00 Starting metrics HTTP server               topics="beacnde"'],
  ['Nimbus', 'error', 'FTL 2024-01-06 22:19:35.812+00:00 Could not load head state, database corrupt?'],
  ['Nimbus', 'warn', 'WRN 2026-07-02 09:30:21.797+01:00 Ignoring deprecated configuration option'],
  ['Besu', 'error', '2022-07-26 18:53:12.297-07:00 | BesuCommand-Shutdown-Hook | ERROR | Besu | Failed to stop Besu'],
  ['Besu', 'info', '2022-07-26 18:53:12.207-07:00 | main | INFO  | JsonRpcService | Starting JSON-RPC service'],
  ['Erigon', 'error', '[EROR] [04-18|03:41:06.203] Erigon startup err="mdbx_env_open: MDBX_CORRUPTED"'],
  ['Erigon', 'debug', '[DBUG] [04-18|03:41:06.203] something'],
  ['Reth', 'error', '2024-06-15T09:38:35.262688Z ERROR shutting down due to error'],
  ['Reth', 'info', '2024-06-15T09:38:34.647807Z  INFO Starting reth version="1.2.0"'],
  ['Nethermind', 'error', '2022-04-09 07:19:58.9715|ERROR|624|Closing DBs shutdown error.'],
  ['Nethermind', null, '21 Feb 21:17:14 | Received ForkChoice: Head: 19280132 (0x4446fa...de6945)'],
  ['Grandine', 'warn', '2026-05-01T06:38:35.633Z  WARN p2p: no peers'],
])('%s: %s in “%s”', (_client, level, text) => expect(levelOf(text)).toBe(level));

test('the lines of a stack belong to the line before them; other lines without a level are plain', () => {
  expect(levelAfter('    at emitErrorNT (node:internal/streams/destroy:169:8)', 'error')).toBe('error');
  expect(levelAfter('no level at all', 'error')).toBe('info');
});
