import { expect, test } from 'vitest';
import type { ClientId } from '../../shared/node.ts';
import type { ExitReason } from '../../shared/strings/containers.ts';
import { reasonIn } from './reasons.ts';

/** The lines that tell, as the client wrote them; addresses and times cut short. */
type Sayings = Readonly<Partial<Record<ClientId, Readonly<Partial<Record<ExitReason, readonly string[]>>>>>>;
const rows = (sayings: Sayings) =>
  Object.entries(sayings).flatMap(([client, reasons]) =>
    Object.entries(reasons).flatMap(([reason, lines]) => lines.map((line) => [client as ClientId, reason, line] as const)),
  );

// Written by geth 1.16.9, Prysm 7.1.6 and Lodestar 1.5.1 in states that were made broken on purpose.
const seen: Sayings = {
  geth: {
    diskFull: [
      'Fatal: Failed to register the Ethereum service: write /data/geth/blobpool/queue/bkt_1.bag: no space left on device, file /data',
    ],
    noWrite: [
      'Fatal: Failed to create the protocol stack: mkdir /data/geth: read-only file system',
      'Fatal: Failed to create the protocol stack: open /data/geth/LOCK: permission denied',
    ],
    portInUse: ['Fatal: Error starting protocol stack: listen tcp 127.0.0.1:8551: bind: address already in use'],
    databaseInUse: ['Fatal: Failed to create the protocol stack: datadir already used by another process'],
    databaseCorrupt: [
      'Fatal: Failed to register the Ethereum service: pebble: malformed manifest file "MANIFEST-000015" for DB "/data/geth/chaindata"',
      'Fatal: Failed to register the Ethereum service: L6: 000007: file 000007 (type 2) unknown to the objstorage provider: file does not exist',
    ],
    otherNetwork: ['Fatal: Failed to register the Ethereum service: database contains incompatible genesis (have 0b09a1e6, new bbe31286)'],
    wrongJwt: ['Fatal: Error starting protocol stack: invalid JWT secret'],
    unknownFlag: ['Incorrect Usage: flag provided but not defined: -no-such-flag'],
  },
  prysm: {
    noWrite: [
      'FATAL main: could not initialize database: could not create validator database: open /data/validator.db: read-only file system',
    ],
    databaseInUse: [
      'FATAL main: unable to start beacon node: could not open database: could not create database at /data/beaconchaindata: cannot obtain database lock, database may be in use by another process',
    ],
    databaseCorrupt: [
      'FATAL main: unable to start beacon node: could not open database: could not create database at /data/beaconchaindata: invalid database',
    ],
    otherNetwork: [
      'FATAL main: unable to start beacon node: could not register services: unable to validate powchain data: InitializeFromProtoUnsafePhase0: failed to detect version from state: version=0x7',
    ],
    portInUse: ['ERROR httprest: Failed to start HTTP server error=listen tcp 127.0.0.1:4000: bind: address already in use'],
    wrongJwt: [
      'FATAL main: could not read JWT secret file for authenticating execution API: provided JWT secret should be a hex string of 32 bytes',
      'FATAL main: could not read JWT secret file for authenticating execution API: open /f/nothere: no such file or directory',
      'ERROR execution: HTTP authentication to your execution client is not working. Please ensure you are setting a correct value for the --jwt-secret flag',
      'ERROR blockchain: Unexpected execution engine error error=could not authenticate connection to execution client: 401 Unauthorized: signature is invalid',
    ],
    checkpoint: [
      'FATAL main: unable to start beacon node: could not initialize genesis state: new genesis data: genesis state has not been initialized',
    ],
    unknownFlag: ['time="2026-11-23T00:59:28Z" level=error msg="flag provided but not defined: -no-such-flag" package=cmd/beacon-chain'],
  },
  lodestar: {
    portInUse: ['Error: listen EADDRINUSE: address already in use 127.0.0.1:9596'],
    noWrite: [" ✖ Error: EACCES: permission denied, open '/data/peer_id.json'"],
    databaseShut: [' ✖ Error: Database is not open'],
    wrongJwt: [' ✖ Error: Need a valid 256 bit hex encoded secret'],
    unknownFlag: [' ✖ Unknown arguments: such-flag, suchFlag'],
    outOfMemory: ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  },
};

// From issues, documentation and sources of clients whose images are not here; each client's file names where.
const told: Sayings = {
  nethermind: {
    databaseCorrupt: [
      '21 Feb 21:17:24 | Corrupted DB detected on path /data/mainnet/state/0. Please restart Nethermind to attempt repair.',
      'RocksDbSharp.RocksDbException: Corruption: bad entry in block',
    ],
    databaseInUse: [
      'RocksDbSharp.RocksDbException: IO error: While lock file: /data/mainnet/blocks/LOCK: Resource temporarily unavailable',
    ],
  },
  besu: {
    otherNetwork: [
      'org.hyperledger.besu.util.InvalidConfigurationException: Supplied genesis block does not match chain data stored in /data/besu.',
    ],
    portInUse: [
      'java.lang.IllegalStateException: Unable start listening on 0.0.0.0:30303. Check for port conflicts.',
      'Service engineJsonRpc failed to start',
    ],
    outOfMemory: ['java.lang.OutOfMemoryError: Java heap space'],
  },
  erigon: {
    databaseCorrupt: ['[EROR] [04-18|03:41:06.203] Erigon startup err="mdbx_env_open: MDBX_CORRUPTED: Maybe free space is over on disk."'],
  },
  reth: {
    databaseInUse: ['Error: storage directory is currently in use as read-write by another process: PID 7'],
    otherNetwork: ['Error: genesis hash in the storage does not match the specified chainspec: chainspec is 0x49d7, database is 0xf712'],
    databaseCorrupt: [
      'ERROR Stage encountered an execution error: failed to read a value from a database table: database is corrupted (-30796)',
    ],
    portInUse: ['Error: Address already in use (os error 98)'],
  },
  lighthouse: {
    databaseCorrupt: [
      'CRIT Failed to start beacon node, reason: Failed to build beacon chain: Finalized block state missing from database: 0x8d2e',
      'CRIT Failed to start beacon node reason: Failed to build beacon chain: Head block not found in store',
    ],
    checkpoint: [
      'CRIT Failed to start beacon node reason: Error fetching finalized block from remote: StatusCode(403)',
      '{"msg":"Failed to start beacon node","level":"CRIT","reason":"Finalized block missing from remote, it returned 404"}',
    ],
    wrongJwt: ['ERRO Failed jwt authorization error: InvalidToken'],
    slashingProtection: [
      'CRIT Failed to start validator client reason: Failed to open slashing protection database: SQLError("Unable to open database")',
    ],
    keyAlive: ['CRIT Doppelganger(s) detected'],
  },
  teku: {
    keyAlive: ['Validator doppelganger detected. Public keys: 0xa8. Shutting down...'],
    checkpoint: [
      'FATAL - The latest finalized checkpoint at epoch 15614 is outside of the weak subjectivity period.',
      'java.lang.IllegalStateException: Failed to load weak subjectivity initial state data',
    ],
    databaseInUse: ['IO error: While lock file: /data/beacon/db/LOCK: Resource temporarily unavailable'],
    portInUse: ['java.net.BindException: Address already in use'],
  },
  nimbus: {
    databaseCorrupt: [
      'FTL Could not load head state, database corrupt? topics="chaindag" head=d2399b5f:9514850',
      'database disk image is malformed',
    ],
    checkpoint: ['ERR Unable to download checkpoint state topics="trusted" error="timed out"'],
    keyAlive: ['FTL Doppelganger detection triggered! It appears a validator loaded into this process is already live on the network'],
    slashingProtection: ['FTL Failed to open slashing protection database err="unable to open"'],
  },
  grandine: {
    portInUse: ['Error: Address already in use (os error 98)'],
    diskFull: ['Error: No space left on device (os error 28)'],
  },
};

test.each(rows(seen))('%s really says %s: “%s”', (client, reason, line) => {
  expect(reasonIn(client, ['something before', line, 'and a last word'])).toBe(reason);
});
test.each(rows(told))('%s is known to say %s: “%s”', (client, reason, line) => {
  expect(reasonIn(client, [line])).toBe(reason);
});

// Lines of healthy starts and of work that goes on.
test.each<readonly [ClientId, string]>([
  [
    'geth',
    'INFO [11-22|14:48:49.255] Smartcard socket not found, disabling    err="stat /run/pcscd/pcscd.comm: no such file or directory"',
  ],
  ['geth', 'WARN [11-22|14:48:49.365] Head block is not reachable'],
  ['geth', 'INFO [11-22|14:48:49.735] Opened ancient database                  database=/data/geth/chaindata/ancient/state readonly=false'],
  ['prysm', 'INFO execution: Finished reading JWT secret from /jwt/jwt.hex'],
  ['prysm', 'INFO client: Running doppelganger check keyCount=1'],
  ['prysm', 'ERROR p2p: Failed to find and dial peers error=context canceled'],
  ['prysm', 'INFO node: Checking DB databasePath=/data/beaconchaindata'],
  ['teku', 'INFO - No validator doppelganger detected. Stopping doppelganger detection service.'],
  ['lodestar', 'info: Searching peers - peers: 0 - slot: 72 (skipped 72) - head: 0 0x6189…91f6 - execution: valid(0xf1ed…452f)'],
  ['lighthouse', 'INFO Hot-Cold DB initialized                 split_state: 0xaebe, split_slot: 90880, version: 2, service: freezer_db'],
])('%s gives no reason with “%s”', (client, line) => expect(reasonIn(client, [line])).toBeNull());
