import { readFileSync } from 'node:fs';
import Dockerode from 'dockerode';
import { createOptions } from '../../src/main/platform/docker/create-options.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { tar } from '../../src/main/platform/docker/tar.ts';

/**
 * The least that makes the containers of these plans: for each a volume, create, one archive of files, start.
 * @param {readonly import('../../src/shared/node.ts').ContainerPlan[]} plans
 * @param {string} network
 * @param {string} owner
 */
export async function bareContainers(plans, network, owner) {
  const api = new Dockerode();
  for (const plan of plans) {
    await api.createVolume({ Name: plan.volume.name, Labels: { [label.owner]: owner } });
    const container = await api.createContainer({ name: plan.name, ...createOptions(plan, network, 'unless-stopped') });
    const entries = plan.files.map((f) => ({
      path: f.path.slice(1),
      mode: f.mode,
      uid: f.uid ?? 10001,
      gid: f.uid ?? 10001,
      bytes: f.text === undefined ? readFileSync(f.source) : Buffer.from(f.text),
    }));
    const folder = { path: 'hearth/', mode: 0o755, uid: 0, gid: 0, bytes: Buffer.alloc(0) };
    if (entries.length > 0) await container.putArchive(tar([folder, ...entries]), { path: '/' });
    await container.start();
  }
}
