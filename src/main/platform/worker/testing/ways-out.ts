// A process that closes its network and then tries every way out that Node knows; it tells which of them were refused.
import { closeNetwork } from '../no-network.ts';

const port = process.argv[2] ?? '0';
closeNetwork();

const [net, tls, http, https, http2, dgram, dns, dnsPromises, childProcess, workers, inspector] = await Promise.all([
  import('node:net'),
  import('node:tls'),
  import('node:http'),
  import('node:https'),
  import('node:http2'),
  import('node:dgram'),
  import('node:dns'),
  import('node:dns/promises'),
  import('node:child_process'),
  import('node:worker_threads'),
  import('node:inspector'),
]);
const url = `127.0.0.1:${port}`;
type Handle = { connect(request: object, address: string, port: number): number };
type Wrap = { readonly TCP: new (kind: number) => Handle; readonly TCPConnectWrap: new () => object };
const { binding } = process as unknown as { readonly binding: (name: string) => Wrap };

const ways: Readonly<Record<string, () => unknown>> = {
  'net.connect': () => net.connect(Number(port), '127.0.0.1'),
  'net.Socket': () => new net.Socket().connect(Number(port), '127.0.0.1'),
  'unix socket': () => new net.Socket().connect('/nowhere.sock'),
  'net.Server': () => new net.Server().listen(0),
  'tls.connect': () => tls.connect(Number(port), '127.0.0.1'),
  'http.get': () => http.get(`http://${url}`),
  'http.createServer': () => http.createServer().listen(0),
  'https.get': () => https.get(`https://${url}`),
  'http2.connect': () => http2.connect(`http://${url}`),
  'dgram.createSocket': () => dgram.createSocket('udp4'),
  'dgram.Socket': () =>
    new (dgram.Socket as unknown as new (type: string) => { send(...args: unknown[]): void })('udp4').send('x', 9, '127.0.0.1'),
  'dns.lookup': () => dns.lookup('localhost', () => undefined),
  'dns.resolve': () => dns.resolve4('localhost', () => undefined),
  'dns.Resolver': () => new dns.Resolver().resolve4('localhost', () => undefined),
  'dns/promises': () => dnsPromises.lookup('localhost'),
  'dns/promises Resolver': () => new dnsPromises.Resolver().resolveAny('localhost'),
  fetch: () => fetch(`http://${url}`),
  WebSocket: () => new WebSocket(`ws://${url}`),
  spawn: () => childProcess.spawn('true'),
  execFileSync: () => childProcess.execFileSync('true'),
  ChildProcess: () => (new childProcess.ChildProcess() as unknown as { spawn(options: object): void }).spawn({ file: 'true', args: [] }),
  Worker: () => new workers.Worker('', { eval: true }),
  inspector: () => inspector.open(0),
  handle: () => {
    const { TCP, TCPConnectWrap } = binding.call(process, 'tcp_wrap');
    return new TCP(0).connect(new TCPConnectWrap(), '127.0.0.1', Number(port));
  },
};

const refused: string[] = [];
for (const [name, go] of Object.entries(ways)) {
  try {
    await go();
  } catch {
    refused.push(name);
  }
}
process.stdout.write(JSON.stringify({ tried: Object.keys(ways), refused }), () => process.exit());
