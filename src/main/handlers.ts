import type { Handlers } from '../shared/contract.ts';
import type { HostRoom } from './app-host.ts';
import type { DepositService } from './deposit/service.ts';
import type { KeyService } from './keys/service.ts';
import type { NodeExport } from './node/export.ts';
import type { NodeLife } from './node/life.ts';
import type { NetworkRoom } from './node/network-list.ts';
import type { NodeService } from './node/service.ts';
import type { ImageGuard } from './platform/docker/image-guard.ts';
import type { WorkRoom } from './platform/work/work.ts';
import type { PracticeService } from './practice/service.ts';
import type { SettingsService } from './settings/service.ts';
import type { SetupService } from './setup/service.ts';
import type { StatusService } from './status/service.ts';
import type { ValidatorService } from './validators/service.ts';

export type Rooms = {
  readonly host: HostRoom;
  readonly node: NodeService;
  readonly life: NodeLife;
  readonly exportNode: NodeExport;
  readonly images: Pick<ImageGuard, 'forget'>;
  readonly networks: NetworkRoom;
  readonly practice: PracticeService;
  readonly keys: KeyService;
  readonly deposit: DepositService;
  readonly validators: ValidatorService;
  readonly status: StatusService;
  readonly setup: SetupService;
  readonly settings: SettingsService;
  readonly work: WorkRoom;
  readonly pickFolder: () => Promise<string | null>;
  readonly pickFile: () => Promise<string | null>;
  readonly copyText: (text: string) => Promise<void>;
};

/** Which room answers which call of the contract. */
export const handlersOf = (rooms: Rooms): Handlers => {
  const { host, node, life, exportNode, images, networks, practice, keys, deposit, validators, status, setup, settings, work } = rooms;
  const done = async (step: Promise<unknown> | unknown): Promise<Record<string, never>> => {
    await step;
    return {};
  };
  return {
    'host.check': (choice) => host.check(choice),
    'host.recheck': ({ id, ...choice }) => host.recheck(id, choice),
    'host.measureDisk': async () => host.measureDisk(),
    'host.setUpload': ({ mbps }) => done(host.setUpload(mbps)),
    'host.docker': () => host.docker(),
    'node.list': () => node.list(),
    'node.logs': ({ name, tail }) => node.logs(name, tail),
    'node.follow': ({ name }) => done(node.follow(name)),
    'node.unfollow': ({ name }) => done(node.unfollow(name)),
    'node.start': ({ name }) => done(node.startClient(name)),
    'node.stop': ({ name }) => done(node.stopClient(name)),
    'node.pairs': life.pairs,
    'node.preview': life.preview,
    'node.up': life.up,
    'node.down': life.down,
    'node.restart': life.restart,
    'node.stack': life.stack,
    'node.removal': life.removal,
    'node.remove': life.remove,
    'node.export': exportNode,
    'node.forks': life.forks,
    'node.updates': life.updates,
    'node.update': life.update,
    'node.rollback': life.rollback,
    'node.upkeep': life.upkeep,
    'node.prune': life.prune,
    'node.resync': life.resync,
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
    'keys.door': keys['keys.door'],
    'keys.begin': keys['keys.begin'],
    'keys.confirm': keys['keys.confirm'],
    'keys.read': keys['keys.read'],
    'keys.make': keys['keys.make'],
    'keys.makeFiles': keys['keys.makeFiles'],
    'keys.network': keys['keys.network'],
    'keys.usedIndices': keys['keys.usedIndices'],
    'keys.abandon': keys['keys.abandon'],
    'keys.deposit': keys['keys.deposit'],
    'keys.list': keys['keys.list'],
    'keys.export': keys['keys.export'],
    'keys.exitFile': keys['keys.exitFile'],
    'keys.topUpFile': keys['keys.topUpFile'],
    'keys.credentialsChange': keys['keys.credentialsChange'],
    'keys.backend': keys['keys.backend'],
    'keys.checkAddress': keys['keys.checkAddress'],
    'keys.addressFacts': keys['keys.addressFacts'],
    'keys.exports': keys['keys.exports'],
    'keys.takeIn': keys['keys.takeIn'],
    'keys.forget': keys['keys.forget'],
    'keys.verify': keys['keys.verify'],
    'keys.drill': keys['keys.drill'],
    'keys.drills': keys['keys.drills'],
    'keychain.state': keys['keychain.state'],
    'keychain.save': keys['keychain.save'],
    'keychain.forget': keys['keychain.forget'],
    'deposit.check': deposit.check,
    'deposit.send': deposit.send,
    'deposit.road': deposit.road,
    'validators.list': validators.list,
    'validators.import': validators.import,
    'validators.exitPreview': validators.exitPreview,
    'validators.exit': validators.exit,
    'validators.filePreview': validators.filePreview,
    'validators.sendFile': validators.sendFile,
    'validators.exitRoad': validators.exitRoad,
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
