import type { ContainerPlan } from '../../../shared/node.ts';

/** The body of `POST /containers/create` for a plan: its own words, and what every container of ours has. */
export function createOptions(plan: ContainerPlan, network: string, restart: 'unless-stopped' | 'no'): object {
  return {
    Image: plan.image,
    ...(plan.entrypoint === null ? {} : { Entrypoint: plan.entrypoint }),
    Cmd: plan.args,
    Env: Object.entries(plan.env).map(([name, value]) => `${name}=${value}`),
    ...(plan.user === null ? {} : { User: plan.user }),
    Labels: plan.labels,
    StopSignal: plan.stopSignal,
    StopTimeout: plan.stopGraceSeconds,
    ExposedPorts: Object.fromEntries(plan.ports.map(({ container }) => [`${container}/tcp`, {}])),
    HostConfig: {
      // Never beyond this machine: Docker publishes past the firewall.
      PortBindings: Object.fromEntries(
        plan.ports.map(({ container, host }) => [`${container}/tcp`, [{ HostIp: '127.0.0.1', HostPort: String(host) }]]),
      ),
      RestartPolicy: { Name: restart },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Privileged: false,
      Init: false,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
      Mounts: [{ Type: 'volume', Source: plan.volume.name, Target: plan.volume.path }],
      NetworkMode: network,
    },
    NetworkingConfig: {
      EndpointsConfig: { [network]: plan.ip === null ? {} : { IPAMConfig: { IPv4Address: plan.ip } } },
    },
  };
}
