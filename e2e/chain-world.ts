import Docker from 'dockerode';
import { executionRpc } from '../src/main/platform/execution-rpc/execution-rpc.ts';
import { ownerOf } from './docker-world.ts';

const docker = new Docker();
const DEPOSIT_CONTRACT = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
const RPC_PORT = 8545;
/** `get_deposit_count()` of the deposit contract. */
const GET_DEPOSIT_COUNT = '0x621fd130';

const ofOwner = (dataDir: string, ...more: readonly string[]) =>
  docker.listContainers({ all: true, filters: { label: [`org.hearth.owner=${ownerOf(dataDir)}`, ...more] } });

/** Ids of all containers of a data folder, sorted. */
export const containersOf = async (dataDir: string): Promise<readonly string[]> => (await ofOwner(dataDir)).map(({ Id }) => Id).sort();

/** Kills one container of the own node, as a crash would. */
export async function killOwn(dataDir: string, role: string): Promise<void> {
  const [found] = await ofOwner(dataDir, 'org.hearth.side=own', `org.hearth.role=${role}`);
  await docker.getContainer(found?.Id ?? '').kill();
}

/** How many deposits the contract of a data folder's practice network has taken, asked of the own execution client. */
export async function depositCount(dataDir: string): Promise<bigint> {
  const [found] = await ofOwner(dataDir, 'org.hearth.side=own', 'org.hearth.role=execution');
  const port = found?.Ports.find(({ PrivatePort }) => PrivatePort === RPC_PORT)?.PublicPort ?? 0;
  const answer = await executionRpc(`http://127.0.0.1:${port}`).call(DEPOSIT_CONTRACT, GET_DEPOSIT_COUNT);
  // ABI: offset, length, then eight bytes, the lowest first.
  const bytes = Buffer.from(answer.slice(2), 'hex').subarray(64, 72);
  return bytes.readBigUInt64LE();
}
