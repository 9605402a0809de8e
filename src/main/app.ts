import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError, toFault } from '../shared/app-error.ts';
import type { Payload, Publish } from '../shared/contract.ts';
import type { Fault } from '../shared/fault.ts';
import type { NetworkName } from '../shared/networks.ts';
import { isOfPlace } from '../shared/place.ts';
import { nodeDisk } from './app-disk.ts';
import { type Later, later } from './app-later.ts';
import { openLists } from './app-lists.ts';
import type { App, AppOptions } from './app-options.ts';
import { openStores } from './app-stores.ts';
import { handlersOf } from './handlers.ts';
import { publisher } from './ipc/publish.ts';
import { serve } from './ipc/serve.ts';
import type { KeyService } from './keys/service.ts';
import { refuseElsewhere } from './node/doing.ts';
import { publicNames } from './node/network-list-file.ts';
import { nodeService } from './node/service.ts';
import { stackLooker } from './node/stack.ts';
import { beaconApi } from './platform/beacon-api/beacon-api.ts';
import { createDocker } from './platform/docker/create-docker.ts';
import { guardImages } from './platform/docker/image-guard.ts';
import { label } from './platform/docker/labels.ts';
import { sourceHash } from './platform/docker/source-hash.ts';
import { depositCallData } from './platform/execution-rpc/deposit-call.ts';
import { executionRpc } from './platform/execution-rpc/execution-rpc.ts';
import { practiceSigner } from './platform/execution-rpc/practice-signer.ts';
import { writeNewFile } from './platform/files/new-file.ts';
import { readJsonResource } from './platform/files/resource.ts';
import { freePorts } from './platform/free-ports.ts';
import { clockOffsetMs } from './platform/host-facts/clock-state.ts';
import { space } from './platform/host-facts/disk.ts';
import { imageEnsurer } from './platform/images.ts';
import { instanceFolder } from './platform/instance-folder.ts';
import { createKeyFiles } from './platform/key-files/create-key-files.ts';
import { createKeychain } from './platform/keychain/keychain.ts';
import { keymanagerApi } from './platform/keymanager-api/keymanager-api.ts';
import { fileLog } from './platform/log/log.ts';
import { isGoneSince, ownProcess } from './platform/process-gone.ts';
import { systemClock } from './platform/system-clock.ts';
import { createToolchain } from './platform/toolchain/toolchain.ts';
import { workRoom } from './platform/work/work-room.ts';
import { alloc } from './practice/genesis/message.ts';
import { practiceService } from './practice/service.ts';
import { INSTANCE_PREFIX } from './practice/world.ts';
import { factsAt } from './protocol/network-now.ts';
import { chainRules } from './protocol/rules.ts';
import { settingsService } from './settings/service.ts';
import { setupService } from './setup/service.ts';
import { statusService } from './status/service.ts';
import { isAtWork } from './validators/at-work.ts';

/** Builds platform and rooms and wires them. The only place that knows them all; knows no Electron. */
export function createApp(options: AppOptions): App {
  const { dataDir, resourcesDir, cacheDir, version, spawn, electron } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const owner = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  const clock = systemClock;
  const log = fileLog(join(dataDir, 'hearth.log'), clock.now);
  const notices: Fault[] = [];
  const { publish: tell, on } = publisher();
  const life = new AbortController();

  const stores = openStores(dataDir, (error) => notices.push(toFault(error)));

  /** What one room tells may concern another: a container that stopped changes the practice network, a new head moves deposits on. */
  const publish: Publish = (name, payload) => {
    tell(name, payload);
    if (name === 'node.changed') {
      status.nodeChanged(payload as Payload<'node.changed'>);
      void practice.refresh();
    }
    if (name === 'validators.changed') status.validatorsChanged(payload as Payload<'validators.changed'>);
    if (name === 'status.changed')
      deposit()
        .then((room) => room.refresh())
        .catch(() => undefined);
    if (name === 'work.changed') logWork(payload as Payload<'work.changed'>);
  };
  const logWork = ({ kind, state, fault }: Payload<'work.changed'>) => {
    if (state !== 'running') log.info(kind, { state, fault: fault?.code ?? null });
  };

  const keyFiles = createKeyFiles();
  const keysDir = join(dataDir, 'keys');
  const { networks, catalogue, heldImage, pairs } = openLists(resourcesDir, stores, {
    read: keyFiles.read,
    clock,
    onNotice: (error) => notices.push(toFault(error)),
  });
  const daemon = createDocker({ env: process.env, homeDir: homedir() });
  const { docker, guard } = guardImages(daemon, stores.images, clock);
  const work = workRoom({ publish, clock });
  const ofWork = { doing: stores.nodeWork, self: ownProcess, isGoneSince, clock };
  const node = nodeService({
    docker,
    owner,
    publish,
    clock,
    fileHash: sourceHash,
    mayChange: async (instance) => {
      if (instance === stores.node.get().node?.instance) await refuseElsewhere(ofWork);
    },
  });
  const toolchain = createToolchain({ cacheDir, resourcesDir });
  const ensureImages = imageEnsurer({ docker, toolchain });
  const publicNode = later(async () =>
    (await import('./app-node.ts')).publicNode({
      ...{ dataDir, resourcesDir, docker, owner, node, ensureImages, work, clock },
      network: networks.find,
      ...{ catalogue, images: heldImage, versions: stores.versions },
      store: stores.node,
      ...ofWork,
      recorded: guard.recorded,
    }),
  );
  const stack = stackLooker({
    ...{ list: node.list, work, clock, beacon: beaconApi, execution: executionRpc },
    store: stores.node,
    ...ofWork,
  });
  const practice = practiceService({
    docker,
    node,
    work,
    publish,
    owner,
    clock,
    spawn,
    freePorts,
    toolchain,
    ensureImages,
    folder: instanceFolder(join(dataDir, 'practice'), INSTANCE_PREFIX),
    pairs,
    predeploys: () => readJsonResource(join(resourcesDir, 'practice/predeploys.json'), alloc),
    beacon: beaconApi,
    execution: executionRpc,
    signer: practiceSigner,
    depositCallData,
  });

  const once = <T>(make: (url: string, token: string) => T) => {
    let kept: { readonly key: string; readonly api: T } | null = null;
    return (url: string, token = ''): T => {
      const key = `${url} ${token}`;
      if (kept?.key !== key) kept = { key, api: make(url, token) };
      return kept.api;
    };
  };
  const [beaconAt, executionAt, keymanagerAt] = [once(beaconApi), once(executionRpc), once(keymanagerApi)];
  const endpoints = async () => {
    const found = await node.endpoints();
    if (!found) throw new AppError('node.notRunning');
    return found;
  };
  const beacon = async () => beaconAt((await endpoints()).beaconUrl);
  const execution = async () => executionAt((await endpoints()).executionUrl);
  const keymanager = async () => {
    const { keymanager: at } = await endpoints();
    return at && keymanagerAt(at.url, at.token);
  };
  /** The network of the node that is meant, which validators and deposits go by; null while there is none. */
  const running = async () => {
    const at = await node.endpoints().catch(() => null);
    const name = publicNames.find((known) => known === at?.network);
    if (at === null || name === undefined) return practice.facts();
    const facts = factsAt(networks.find(name), clock.now());
    const root = facts.genesisValidatorsRoot ?? (await beaconAt(at.beaconUrl).genesis()).genesisValidatorsRoot;
    return { ...facts, genesisValidatorsRoot: root, instance: null };
  };
  const factsOf = async (network: NetworkName) => {
    if (network !== 'practice')
      return {
        ...factsAt(networks.find(network), clock.now()),
        instance: null,
      };
    const facts = await practice.facts();
    if (!facts) throw new AppError('practice.notRunning');
    return facts;
  };

  const keychain = createKeychain({
    spawn,
    env: process.env,
    platform: process.platform,
    owner,
    safeStorage: options.safeStorage,
    sealed: stores.sealed,
    signal: life.signal,
  });
  const keys: Later<KeyService> = later(async () => {
    const { keyRoom } = await import('./app-keys.ts');
    return keyRoom({
      ...{ spawn, publish, clock, keychain, keysDir, resourcesDir, stores, node, beaconAt, running, beacon, execution },
      files: keyFiles,
      facts: factsOf,
      inUse: async (pubkey) => {
        // Where nothing runs nothing signs; the file is moved aside, not deleted.
        const one = (await allValidators().catch(() => [])).find((v) => v.pubkey === pubkey);
        return one !== undefined && one.loaded !== false && isAtWork(one.status);
      },
    });
  });
  const validators = later(async () => {
    const [{ validatorService }, held] = await Promise.all([import('./validators/service.ts'), keys()]);
    return validatorService({
      beacon,
      keymanager,
      keys: { ...held, list: () => held['keys.list']({}) },
      facts: running,
      evidence: stores.exits,
      readFile: keyFiles.read,
      depositsSent: (facts) =>
        stores.deposits
          .get()
          .deposits.filter((d) => isOfPlace(d.instance, facts))
          .map((d) => d.pubkey),
      publish,
      clock,
    });
  });
  const allValidators = async () => (await validators()).list();
  const deposit = later(async () => {
    const [{ depositService }, held] = await Promise.all([import('./deposit/service.ts'), keys()]);
    return depositService({
      beacon,
      execution,
      keys: {
        ...held,
        list: () => held['keys.list']({}),
        verify: async (signed) => (await held.depositData(signed.pubkey))?.signature === signed.signature,
      },
      loaded: async () => (await keymanager())?.list() ?? [],
      wallet: async () => ((await running())?.name === 'practice' ? (await practice.status()).wallet : null),
      send: practice.sendDeposit,
      facts: running,
      evidence: stores.deposits,
      publish,
      clock,
    });
  });
  const status = statusService({
    node,
    beacon: beaconApi,
    execution: executionRpc,
    keymanager: keymanagerApi,
    validators: { list: allValidators },
    practice,
    disk: nodeDisk({ dataDir, owner, docker, node, kept: stores.node, space }),
    clockOffsetMs,
    clock,
    publish,
  });
  const settings = settingsService({
    store: stores.settings,
    about: {
      version,
      electron: electron?.version ?? null,
      electronIsFallback: electron?.isFallback ?? false,
      node: process.versions.node,
      dataDir,
    },
    notices: async () => [...notices, ...(existsSync(keysDir) ? await (await keys()).notices().catch(() => []) : [])],
    sources: {
      bls: async () => (await (await keys())['keys.backend']({})).backend,
      docker: docker.state,
      checks: async () => (await host()).check({ network: 'practice' }),
      containers: node.list,
      logs: node.logs,
    },
    write: writeNewFile,
    now: clock.now,
    publish,
  });

  const tellDocker = () => void docker.state().then((state) => life.signal.aborted || publish('host.docker', state));
  docker.watch({ [label.owner]: owner }, { event: () => undefined, lost: tellDocker, back: tellDocker }, life.signal);

  const machine = { dataDir, spawn, work, node, docker, owner, book: stores.host, kept: stores.node, now: clock.now };
  const aboutNode = { beacon: beaconAt, keychain: keychain.state, network: networks.find, validators: allValidators };
  const host = later(async () => (await import('./app-host.ts')).hostRoom({ ...machine, ...aboutNode }));
  const call = serve(
    handlersOf({
      docker,
      host,
      node,
      stack,
      publicNode,
      images: guard,
      networks,
      practice,
      keys,
      deposit,
      validators,
      status,
      setup: setupService({ store: stores.setup, publish }),
      settings,
      work,
      pickFolder: options.pickFolder,
      pickFile: options.pickFile,
      copyText: options.copyText,
    }),
  );
  return {
    async call(name, input) {
      const reply = await call(name, input);
      if (!reply.ok) log.info('fault', { call: name.slice(0, 80), code: reply.fault.code });
      return reply;
    },
    on,
    watch: status.watch,
    chainRules: async () => chainRules(await (await beacon()).spec()),
    keysTool: keys,
    async stop() {
      life.abort();
      status.stop();
      await validators.ifMade((room) => room.stop());
      await Promise.all([work.stop(), keys.ifMade((room) => room.stop()), practice.stop()]);
      node.stop();
      daemon.close();
    },
  };
}
