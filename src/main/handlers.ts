import type { CallName, Handlers, Input, Output } from '../shared/contract.ts';
import type { NodeStack } from '../shared/node-life.ts';
import type { HostRoom } from './app-host.ts';
import type { Later } from './app-later.ts';
import type { PublicNode } from './app-node.ts';
import type { DepositService } from './deposit/service.ts';
import type { KeyService } from './keys/service.ts';
import type { NetworkRoom } from './node/network-list.ts';
import type { NodeService } from './node/service.ts';
import type { Docker } from './platform/docker/docker.ts';
import type { ImageGuard } from './platform/docker/image-guard.ts';
import type { WorkRoom } from './platform/work/work.ts';
import type { PracticeService } from './practice/service.ts';
import type { SettingsService } from './settings/service.ts';
import type { SetupService } from './setup/service.ts';
import type { StatusService } from './status/service.ts';
import type { ValidatorService } from './validators/service.ts';

export type Rooms = {
  readonly docker: Pick<Docker, 'state'>;
  readonly host: Later<HostRoom>;
  readonly node: NodeService;
  readonly stack: () => Promise<NodeStack>;
  readonly publicNode: Later<PublicNode>;
  readonly images: Pick<ImageGuard, 'forget'>;
  readonly networks: NetworkRoom;
  readonly practice: PracticeService;
  readonly keys: Later<KeyService>;
  readonly deposit: Later<DepositService>;
  readonly validators: Later<ValidatorService>;
  readonly status: StatusService;
  readonly setup: SetupService;
  readonly settings: SettingsService;
  readonly work: WorkRoom;
  readonly pickFolder: () => Promise<string | null>;
  readonly pickFile: () => Promise<string | null>;
  readonly copyText: (text: string) => Promise<void>;
};

/** The call of this name, answered by a room that is made when it is first asked. */
const asked =
  <N extends CallName>(room: Later<{ readonly [K in N]: Handlers[K] }>, name: N) =>
  async (input: Input<N>): Promise<Output<N>> =>
    (await room())[name](input);

/** Which room answers which call of the contract. */
export const handlersOf = (rooms: Rooms): Handlers => {
  const { docker, host, node, stack, publicNode, images, networks, practice, keys, deposit, validators, status, setup, settings, work } =
    rooms;
  const done = async (step: Promise<unknown> | unknown): Promise<Record<string, never>> => {
    await step;
    return {};
  };
  return {
    'host.check': async (choice) => (await host()).check(choice),
    'host.recheck': async ({ id, ...choice }) => (await host()).recheck(id, choice),
    'host.measureDisk': async (choice) => (await host()).measureDisk(choice),
    'host.measureUpload': async ({ url }) => (await host()).measureUpload(url),
    'host.setUpload': async ({ mbps }) => done((await host()).setUpload(mbps)),
    'host.docker': () => docker.state(),
    'node.list': () => node.list(),
    'node.logs': ({ name, tail }) => node.logs(name, tail),
    'node.follow': ({ name }) => done(node.follow(name)),
    'node.unfollow': ({ name }) => done(node.unfollow(name)),
    'node.start': ({ name }) => done(node.startClient(name)),
    'node.stop': ({ name }) => done(node.stopClient(name)),
    'node.pairs': async (input) => (await publicNode()).life.pairs(input),
    'node.preview': async (input) => (await publicNode()).life.preview(input),
    'node.up': async (input) => (await publicNode()).life.up(input),
    'node.down': async () => (await publicNode()).life.down(),
    'node.restart': async () => (await publicNode()).life.restart(),
    'node.stack': stack,
    'node.removal': async (input) => (await publicNode()).life.removal(input),
    'node.remove': async (input) => (await publicNode()).life.remove(input),
    'node.export': async (input) => (await publicNode()).exportNode(input),
    'node.forks': async () => (await publicNode()).life.forks(),
    'node.updates': async () => (await publicNode()).life.updates(),
    'node.dataCopies': async (input) => (await publicNode()).life.dataCopies(input),
    'node.removeDataCopies': async () => done((await publicNode()).life.removeDataCopies()),
    'node.update': async (input) => (await publicNode()).life.update(input),
    'node.rollback': async (input) => (await publicNode()).life.rollback(input),
    'node.upkeep': async (input) => (await publicNode()).life.upkeep(input),
    'node.prune': async (input) => (await publicNode()).life.prune(input),
    'node.resync': async (input) => (await publicNode()).life.resync(input),
    'node.movePlan': async (input) => (await publicNode()).life.movePlan(input),
    'node.move': async (input) => (await publicNode()).life.move(input),
    'node.oldData': async () => (await publicNode()).life.oldData(),
    'node.removeOldData': async () => done((await publicNode()).life.removeOldData()),
    'node.acceptImage': ({ ref }) => done(images.forget(ref)),
    'networks.list': async () => networks.now(),
    'networks.read': ({ path }) => networks.read(path),
    'networks.take': ({ path, sha256 }) => networks.take(path, sha256),
    'networks.drop': () => networks.drop(),
    'practice.options': () => practice.options(),
    'practice.status': () => practice.status(),
    'practice.up': (input) => practice.up(input),
    'practice.down': () => practice.down(),
    'practice.pause': () => practice.pause(),
    'practice.resume': () => practice.resume(),
    'practice.loadImages': (input) => practice.loadImages(input),
    'keys.door': asked(keys, 'keys.door'),
    'keys.begin': asked(keys, 'keys.begin'),
    'keys.confirm': asked(keys, 'keys.confirm'),
    'keys.read': asked(keys, 'keys.read'),
    'keys.make': asked(keys, 'keys.make'),
    'keys.makeFiles': asked(keys, 'keys.makeFiles'),
    'keys.network': asked(keys, 'keys.network'),
    'keys.usedIndices': asked(keys, 'keys.usedIndices'),
    'keys.abandon': asked(keys, 'keys.abandon'),
    'keys.deposit': asked(keys, 'keys.deposit'),
    'keys.list': asked(keys, 'keys.list'),
    'keys.export': asked(keys, 'keys.export'),
    'keys.exitFile': asked(keys, 'keys.exitFile'),
    'keys.topUpFile': asked(keys, 'keys.topUpFile'),
    'keys.credentialsChange': asked(keys, 'keys.credentialsChange'),
    'keys.backend': asked(keys, 'keys.backend'),
    'keys.checkAddress': asked(keys, 'keys.checkAddress'),
    'keys.addressFacts': asked(keys, 'keys.addressFacts'),
    'keys.exports': asked(keys, 'keys.exports'),
    'keys.takeIn': asked(keys, 'keys.takeIn'),
    'keys.forget': asked(keys, 'keys.forget'),
    'keys.verify': asked(keys, 'keys.verify'),
    'keys.drill': asked(keys, 'keys.drill'),
    'keys.drills': asked(keys, 'keys.drills'),
    'keychain.state': asked(keys, 'keychain.state'),
    'keychain.save': asked(keys, 'keychain.save'),
    'keychain.forget': asked(keys, 'keychain.forget'),
    'deposit.check': async (input) => (await deposit()).check(input),
    'deposit.send': async (input) => (await deposit()).send(input),
    'deposit.road': async (input) => (await deposit()).road(input),
    'validators.list': async () => (await validators()).list(),
    'validators.import': async (input) => (await validators()).import(input),
    'validators.exitPreview': async (input) => (await validators()).exitPreview(input),
    'validators.exit': async (input) => (await validators()).exit(input),
    'validators.filePreview': async (input) => (await validators()).filePreview(input),
    'validators.sendFile': async (input) => (await validators()).sendFile(input),
    'validators.exitRoad': async (input) => (await validators()).exitRoad(input),
    'status.get': status.get,
    'setup.get': setup.get,
    'setup.dispatch': setup.dispatch,
    'settings.get': async () => settings.get(),
    'settings.set': settings.set,
    'settings.about': settings.about,
    'settings.diagnostics': settings.diagnostics,
    'settings.saveDiagnostics': settings.saveDiagnostics,
    'settings.pickFolder': async () => ({ path: await rooms.pickFolder() }),
    'settings.copy': ({ text }) => done(rooms.copyText(text)),
    'settings.pickFile': async () => ({ path: await rooms.pickFile() }),
    'work.list': async () => [...work.list()],
    'work.cancel': ({ id }) => done(work.cancel(id)),
  };
};
