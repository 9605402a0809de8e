import { amountTexts } from './amounts.ts';

type Severity = 'bad' | 'warn' | 'note';
const of =
  (severity: Severity) =>
  <A extends readonly string[]>(say: (...args: A) => string) => ({ severity, say });
const [bad, warn, note] = [of('bad'), of('warn'), of('note')];

const lost = 'Never send this deposit; its coins could be lost. Sign it again.';

/** Everything that can be found in a key file: how grave it is, and the sentence. Names of members stand as the file has them. */
export const findings = {
  'file.unreadable': bad(() => 'Hearth cannot read this. Look whether it exists and whether you may read it.'),
  'file.special': bad(() => 'This is neither a file nor a folder.'),
  'file.link': note(() => 'This is a link. What it points to was read; a backup needs the file itself.'),
  'file.empty': bad(() => 'This file is empty. Take it from your backup.'),
  'file.tooLarge': bad(() => 'This file is larger than 16 MiB, which no key file is. It was not read.'),
  'file.tooMany': bad((limit) => `There are more than ${limit} files here. Only the first ones were looked at; give a smaller folder.`),
  'file.binary': bad(() => 'This is not text, so it is damaged or something else. Take the file from your backup.'),
  'file.json': bad(() => 'This is not whole JSON: something is missing or was changed. Take the file from your backup.'),
  'file.unknown': bad(() => 'This is no deposit file, keystore, signed exit or credentials change.'),
  'file.other': note(() => 'This is another kind of file. It was passed over.'),
  'file.more': bad((n) => `${n} more findings are left out.`),
  'folder.empty': bad(() => 'No key file lies in this folder or the folders in it.'),

  'form.layout': note(
    () => 'Its spaces and line breaks are not those that deposit tools write, so some program has rewritten it. Its values count.',
  ),
  'form.written': bad(
    () => 'A member stands in it twice, or a value is written in an odd way, so programs may read it differently. Make the file again.',
  ),
  'form.list': bad(() => 'This should be a list and is none, so the Launchpad and beacon nodes refuse it. Make the file again.'),
  'form.tooMany': bad((limit) => `The list is longer than ${limit}; the rest was not looked at.`),
  'form.missing': bad((name) => `“${name}” is missing. Make the file again.`),
  'form.type': bad((name, needed) => `“${name}” is not ${needed}. Make the file again.`),
  'form.prefix': bad((name) => `“${name}” begins with 0x, which the Launchpad refuses. Make the file again.`),
  'form.noPrefix': warn((name) => `“${name}” does not begin with 0x; some programs refuse that.`),
  'form.case': note((name) => `“${name}” has capital letters. It means the same; deposit tools write small ones.`),
  'form.number': note((name) => `“${name}” is written as a number, deposit tools write it as text; some programs refuse that.`),
  'form.extra': note((names) => `It also has ${names}, which deposit tools do not write. That changes nothing.`),

  'network.unknown': warn(
    (version) => `Its fork version ${version} is of no network that Hearth knows. Send nothing before you know which one it is.`,
  ),
  'network.name': bad(
    (byVersion, name) => `Its fork version is that of ${byVersion}, but it calls its network “${name}”. Make the file again.`,
  ),
  'network.unnamed': note(() => 'It does not name its network; the fork version does.'),
  'network.mixed': bad(() => 'Its deposits are for different networks. Make a file for each network.'),
  'network.asked': bad((found, asked) => `This is for ${found}, not for ${asked}. Do not use it there.`),

  'roots.message': bad(() => `deposit_message_root does not fit: something was changed after it was made. ${lost}`),
  'roots.data': bad(
    () => `deposit_data_root does not fit: something was changed after it was made. The deposit contract refuses it. Sign it again.`,
  ),
  'deposit.signature': bad(() => `The signature does not fit: it is of another key, or something was changed. ${lost}`),
  'deposit.signatureOther': bad((network) => `The signature is for ${network}, not for the network that the file names. ${lost}`),

  'credentials.other': bad((found, meant) => `It pays out to ${found}, not to your address ${meant}. Do not use it.`),
  'credentials.nobody': bad((meant) => `It does not pay out to your address ${meant}, but to a withdrawal key. Do not use it.`),
  'credentials.prefix': bad((prefix) => `Its withdrawal credentials begin with ${prefix}; only 00, 01 and 02 mean something. ${lost}`),
  'credentials.padding': bad(() => `Its withdrawal credentials hold other bytes where zeros belong before the address. ${lost}`),
  'credentials.zero': bad(
    () => 'It pays out to the zero address, whose key nobody holds. Coins paid there are lost for ever. Do not use it.',
  ),
  'credentials.bls': warn(
    () =>
      'It has old credentials (0x00): nothing is paid out until the withdrawal key names an address. Use an address from the start if you can.',
  ),

  'amount.low': bad(
    (amount) => `${amount} is below the least deposit of 1 ETH (in GNO 1/32); the deposit contract refuses it. Sign it again.`,
  ),
  'amount.high': bad((amount, most) => `${amountTexts.idle(amount, most)} The Launchpad refuses the file. Sign it again.`),
  'amount.part': note((amount, start) => `${amount} adds to a validator, or is a part of one: a new one starts with ${start}.`),

  'duplicate.within': bad((key) => `Key ${key} stands in this file more than once. Each would be paid. Make the file again.`),
  'duplicate.same': warn((where) => `The same deposit stands in ${where} too. Send it once only.`),
  'duplicate.again': warn(
    (where) => `${where} holds another deposit for this key. Each that you send is paid; send only the one you mean.`,
  ),
  'duplicate.payout': bad(
    (where) =>
      `${where} holds a deposit for this key with other withdrawal credentials. The first to arrive decides for ever; delete the wrong one.`,
  ),
  'duplicate.keystore': note((where) => `The same key is in ${where} too. As a backup that is good; never let two machines sign with it.`),

  'chain.known': warn((index) => `This key is validator ${index} already. The deposit adds to it and starts no new one.`),
  'chain.pending': warn(() => 'A deposit of this key waits on chain already. Another adds to it and starts no new validator.'),
  'chain.unasked': warn(() => 'Your node cannot tell now whether this key has a deposit already. Look again before you send this one.'),
  'chain.payout': bad(
    (index, found) => `On chain validator ${index} has other credentials (${found}). They decide; those in this file change nothing.`,
  ),

  'keystore.version': bad(
    (version) => `This is a keystore of version ${version}; validator keys are of version 4. A wallet’s key is none.`,
  ),
  'keystore.form': bad((what) => `It is not a whole keystore (${what}). Take the file from your backup.`),
  'keystore.weak': bad(() => 'It is locked so weakly that a thief could try out passwords. Make it again with a tool that locks it well.'),
  'keystore.costly': bad(
    () => 'Opening it would take more memory or time than Hearth gives; it was not opened. Make it again from your words.',
  ),
  'keystore.path': note((path) => `Its path ${path} is not that of a validator’s signing key (m/12381/3600/…/0/0).`),
  'keystore.noPath': note(() => 'It does not say its path, so it cannot tell which number the key has among your words.'),
  'keystore.withdrawal': bad(() => 'Its path is that of a withdrawal key. Never load it into a validator client.'),
  'keystore.name': warn((inName, inside) => `The file name says ${inName}, inside it says ${inside}. One of them was changed.`),
  'keystore.unopened': note(() => 'Only its form was looked at. Give the password to see whether it opens and holds its key.'),
  'keystore.password': bad(
    () => 'The password does not open it, or it was changed. Try the right password, else take the file from your backup.',
  ),
  'keystore.secret': bad((found) => `It opens, but holds the secret of ${found}, not of the key it names. Never use it; take your backup.`),

  'exit.signature': bad(
    (index) => `The signature is not that of validator ${index}, or something was changed. Beacon nodes refuse it. Sign it again.`,
  ),
  'exit.unchecked': warn(
    (index) => `Its signature is not checked: no key given with it signed it. Give the keystore or deposit file of validator ${index} too.`,
  ),
  'change.signature': bad(() => 'The signature does not fit on any network that Hearth knows: something was changed. Sign it again.'),
  'change.unchecked': warn(() => 'Its signature is not checked: no key given with it signed it. Give the keystore too.'),
  'change.root': bad(() => 'Its genesis_validators_root is not that of the network it was signed for. Sign it again.'),
  'change.duplicate': bad(
    (index) => `Validator ${index} stands in it more than once, and only the first change counts. Make the file again.`,
  ),
  'change.request': note(() => 'No chain takes this; it proves a wish with the signing key to those who ask for it.'),

  'drill.otherKey': bad(
    (path) => `The words give another key for the path ${path}. It is of another mnemonic, or a word or the 25th word is wrong.`,
  ),
  'drill.unknownKey': bad((key) => `The words give no key ${key}. It is of another mnemonic, or a word or the 25th word is wrong.`),
  'drill.noKeystore': warn((key) => `No keystore of key ${key} lies here. Your words can make it again.`),
  'drill.noDeposit': note(() => 'No deposit file of this key lies here. After the deposit it is not needed any more.'),
  'drill.withdrawalKey': bad(
    (key) =>
      `Key ${key} has old credentials (0x00) of a withdrawal key that these words do not give. Find the words that do; they alone reach the coins.`,
  ),
} as const;

export type FindingCode = keyof typeof findings;
export const findingCodes = Object.keys(findings) as [FindingCode, ...FindingCode[]];

export const fileKinds = {
  deposit: 'deposit file',
  keystore: 'keystore',
  exit: 'signed exit',
  change: 'credentials change',
  changeRequest: 'wish to change credentials',
  unknown: 'not a key file',
} as const;

/** What a file would do, without a full stop. */
export const doesTexts = {
  deposit: (amount: string, key: string, payout: string) => `would deposit ${amount} for key ${key}, ${payout}`,
  pays: (address: string) => `paying out to ${address}, fixed for ever`,
  compounds: (address: string) => `compounding and paying out to ${address}, fixed for ever`,
  bls: () => 'paying out to nobody until its withdrawal key names an address',
  nothing: () => 'with credentials that mean nothing',
  keystore: (key: string, path: string) => `holds the secret of key ${key}${path === '' ? '' : `, path ${path}`}`,
  opened: () => 'opens with the password and holds that key',
  exit: (index: string, epoch: string, key: string | null) =>
    `would end validator ${index}${key === null ? '' : ` (key ${key})`} for good, from epoch ${epoch} on; anyone who has this file can do that`,
  change: (index: string, address: string) => `would fix the payouts of validator ${index} to ${address}, for ever`,
  changeRequest: (index: string, address: string) => `asks that validator ${index} pay out to ${address}`,
} as const;

/** A finding about some of several in a list. */
export const ofItems = (items: readonly number[], message: string): string => {
  const shown = items.slice(0, 8).join(', ');
  return `${items.length === 1 ? 'Number' : 'Numbers'} ${shown}${items.length > 8 ? ' and more' : ''}: ${message}`;
};
