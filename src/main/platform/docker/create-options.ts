import type { ContainerPlan } from '../../../shared/node.ts';

/** The body of `POST /containers/create` for a plan: its own words, and what every container of ours has. */
export function createOptions(plan: ContainerPlan, network: string, restart: 'unless-stopped' | 'no'): object {
  const bindings = Object.fromEntries([
    // Never beyond this machine: Docker publishes past the firewall.
    ...plan.ports.map(({ container, host }) => [`${container}/tcp`, [{ HostIp: '127.0.0.1', HostPort: String(host) }]]),
    ...plan.p2p.map(({ port, protocol }) => [`${port}/${protocol}`, [{ HostIp: '', HostPort: String(port) }]]),
  ]);
  return {
    Image: plan.image,
    ...(plan.entrypoint === null ? {} : { Entrypoint: plan.entrypoint }),
    Cmd: plan.args,
    Env: Object.entries(plan.env).map(([name, value]) => `${name}=${value}`),
    ...(plan.user === null ? {} : { User: plan.user }),
    Labels: plan.labels,
    StopSignal: plan.stopSignal,
    StopTimeout: plan.stopGraceSeconds,
    ExposedPorts: Object.fromEntries(Object.keys(bindings).map((port) => [port, {}])),
    HostConfig: {
      PortBindings: bindings,
      RestartPolicy: { Name: restart },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Privileged: false,
      Init: false,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
      Mounts: [{ Type: 'volume', Source: plan.volume.name, Target: plan.volume.path }],
      NetworkMode: network,
      ...(plan.reachesMachine ? { ExtraHosts: ['host.docker.internal:host-gateway'] } : {}),
    },
    NetworkingConfig: {
      EndpointsConfig: { [network]: plan.ip === null ? {} : { IPAMConfig: { IPv4Address: plan.ip } } },
    },
  };
}
