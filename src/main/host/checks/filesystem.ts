import { moreSentences } from '../../../shared/strings/host-checks.ts';
import { isPractice } from '../needs.ts';
import { type Check, fine, stops, unknown, watch } from './check.ts';

const say = moreSentences.filesystem;
const remote = /^(nfs\d?|cifs|smb\d?|smbfs|9p|fuse\.(sshfs|rclone|s3fs|glusterfs)|ceph|glusterfs|virtiofs|drvfs)$/;
const inMemory = /^(tmpfs|ramfs)$/;
const copying = /^(btrfs|zfs|bcachefs)$/;
const foreign = /^(ntfs\d?|fuseblk|vfat|msdos|exfat|hfsplus)$/;

export const filesystem: Check<'mount'> = {
  id: 'filesystem',
  title: say.title,
  why: say.why,
  verdicts: ['fine', 'watch', 'stops', 'unknown'],
  reads: ['mount'],
  needs: () => say.needed,
  judge({ mount }, { network }) {
    if (!mount.ok) return unknown(mount.because, say.lookYourself);
    const { kind, options } = mount.value;
    const access = options.includes('noatime') ? say.atime : options.includes('relatime') ? say.relatime : say.strictatime;
    const found = say.found(kind, access);
    if (options.includes('ro')) return stops(found, say.readOnly);
    if (remote.test(kind)) return isPractice(network) ? watch(found, say.network) : stops(found, say.network);
    if (inMemory.test(kind)) return isPractice(network) ? watch(found, say.memory) : stops(found, say.memory);
    if (copying.test(kind)) return isPractice(network) ? fine(found) : watch(found, say.copies);
    if (foreign.test(kind)) return watch(found, say.foreign);
    // relatime, the default, writes once a day at most; only strictatime costs.
    return access === say.strictatime && !isPractice(network) ? watch(found, say.addNoatime) : fine(found);
  },
};
