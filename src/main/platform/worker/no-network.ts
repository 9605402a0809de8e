import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import inspector from 'node:inspector';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';

type Members = Record<string, unknown>;
type Binding = Readonly<Record<string, { readonly prototype?: Members } | undefined>>;

function refuse(owner: object, ...names: readonly string[]): void {
  for (const name of names) {
    const value = (): never => {
      throw new Error(`the key process opens no connection (${name})`);
    };
    // Replacing a global that loads itself at its first use would load it, 50 ms for nothing; deleting it first does not.
    Reflect.deleteProperty(owner, name);
    Object.defineProperty(owner, name, { value, writable: false, configurable: false, enumerable: true });
  }
}

const functionsOf = (owner: object): readonly string[] =>
  Object.keys(owner).filter((name) => typeof (owner as Members)[name] === 'function');

/** The handles below `node:net` and its like: whatever finds a way around a module ends at these. Newer runtimes may keep them to themselves. */
function closeHandles(): void {
  const binding = (process as unknown as { readonly binding?: (name: string) => Binding }).binding;
  const close = (module: string, handle: string, ...names: readonly string[]) => {
    try {
      const prototype = binding?.call(process, module)[handle]?.prototype;
      if (prototype) refuse(prototype, ...names);
    } catch {
      // The public ways are closed already.
    }
  };
  close('tcp_wrap', 'TCP', 'connect', 'connect6', 'bind', 'bind6', 'listen');
  close('pipe_wrap', 'Pipe', 'connect', 'bind', 'listen');
  close('udp_wrap', 'UDP', 'connect', 'connect6', 'bind', 'bind6', 'send', 'send6');
  close('process_wrap', 'Process', 'spawn');
}

/** Electron gives its utility processes Chromium's own network; their threads and the processes of the terminal face have no Electron. */
function closeElectron(): void {
  if (process.versions['electron'] === undefined || !workerThreads.isMainThread) return;
  const electron = createRequire(import.meta.url)('electron') as { readonly net?: object };
  if (electron.net) refuse(electron.net, 'fetch', 'request', 'resolveHost');
}

/**
 * Takes every way out from this process, or from the thread that calls it, for good: connecting, listening, names, other programs, threads (which have modules of their
 * own) and the debugger, which listens on a port. The channel to the parent is open before and stays. Call it before anything else is
 * loaded.
 */
export function closeNetwork(): void {
  refuse(net.Socket.prototype, 'connect');
  refuse(net.Server.prototype, 'listen');
  refuse(net, 'connect', 'createConnection', 'createServer');
  refuse(dgram.Socket.prototype, 'bind', 'connect', 'send');
  refuse(dgram, 'createSocket');
  for (const owner of [dns, dns.promises]) refuse(owner, ...functionsOf(owner).filter((name) => /^(lookup|resolve|reverse)/.test(name)));
  for (const { prototype } of [dns.Resolver, dns.promises.Resolver]) {
    refuse(prototype, ...functionsOf(prototype).filter((name) => /^(resolve|reverse)/.test(name)));
  }
  refuse(globalThis, 'fetch', 'WebSocket', 'EventSource');
  refuse(childProcess, 'spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork');
  refuse(childProcess.ChildProcess.prototype, 'spawn');
  refuse(workerThreads, 'Worker');
  refuse(inspector, 'open');
  closeHandles();
  closeElectron();
  syncBuiltinESMExports();
  // Native packages ask Node's report which libc they are on; it would list the interfaces too, through a socket.
  Object.assign(process.report ?? {}, { excludeNetwork: true });
  // Node starts its debugger on this signal unless somebody else listens for it.
  process.on('SIGUSR1', () => undefined);
}
