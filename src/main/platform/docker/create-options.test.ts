import { expect, test } from 'vitest';
import type { ContainerPlan } from '../../../shared/node.ts';
import { createOptions } from './create-options.ts';

test('a container is told everything a plan says and what every container of ours has', () => {
  const plan: ContainerPlan = {
    name: 'practice-1-own-execution',
    side: 'own',
    role: 'execution',
    client: 'geth',
    image: 'a/b:1',
    entrypoint: null,
    args: ['--datadir', '/data'],
    env: { A: '1' },
    user: null,
    volume: { name: 'practice-1-own-execution', path: '/data' },
    files: [],
    ports: [{ use: 'rpc', container: 8545, host: 38_545 }],
    p2p: [{ port: 30_303, protocol: 'udp' }],
    firstBoot: [],
    ip: '172.31.7.10',
    stopSignal: 'SIGTERM',
    stopGraceSeconds: 300,
    labels: { x: 'y' },
  };
  expect(createOptions(plan, 'net', 'unless-stopped')).toMatchInlineSnapshot(`
    {
      "Cmd": [
        "--datadir",
        "/data",
      ],
      "Env": [
        "A=1",
      ],
      "ExposedPorts": {
        "30303/udp": {},
        "8545/tcp": {},
      },
      "HostConfig": {
        "CapDrop": [
          "ALL",
        ],
        "Init": false,
        "LogConfig": {
          "Config": {
            "max-file": "3",
            "max-size": "10m",
          },
          "Type": "json-file",
        },
        "Mounts": [
          {
            "Source": "practice-1-own-execution",
            "Target": "/data",
            "Type": "volume",
          },
        ],
        "NetworkMode": "net",
        "PortBindings": {
          "30303/udp": [
            {
              "HostIp": "",
              "HostPort": "30303",
            },
          ],
          "8545/tcp": [
            {
              "HostIp": "127.0.0.1",
              "HostPort": "38545",
            },
          ],
        },
        "Privileged": false,
        "RestartPolicy": {
          "Name": "unless-stopped",
        },
        "SecurityOpt": [
          "no-new-privileges",
        ],
      },
      "Image": "a/b:1",
      "Labels": {
        "x": "y",
      },
      "NetworkingConfig": {
        "EndpointsConfig": {
          "net": {
            "IPAMConfig": {
              "IPv4Address": "172.31.7.10",
            },
          },
        },
      },
      "StopSignal": "SIGTERM",
      "StopTimeout": 300,
    }
  `);
});
