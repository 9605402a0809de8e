import { checkpointFaults } from './checkpoint.ts';
import { dockerFaults } from './docker-faults.ts';
import type { FaultParams, Sentence } from './fault-params.ts';
import { hostFaults } from './host-faults.ts';
import { networkListFaults } from './network-list.ts';
import { nodeLifeFaults } from './node-life.ts';
import { signingFaults } from './signing-faults.ts';
import { validatorFaults } from './validator-faults.ts';

const nothingLost = 'Nothing is lost.';
const noCoins = 'No coins have moved.';
const safe = 'Keys and coins are not touched.';

/** Every fault Hearth knows: what happened, what it means for coins, what to do next. Throw `new AppError(code, params)` with a code of it. */
export const sentences = {
  'app.unexpected': () => ({
    message: 'Hearth met something it did not expect and stopped this action.',
    coins: nothingLost,
    hint: 'Copy the details, then try the action once more.',
  }),
  'ipc.stranger': () => ({
    message: 'A page that is not Hearth asked for something.',
    coins: safe,
    hint: 'The request was refused. Close that page.',
  }),
  'ipc.unknown': (p) => ({
    message: `Hearth does not know the request “${p.what ?? ''}”.`,
    coins: nothingLost,
    hint: 'Install one version of Hearth completely, then start it again.',
  }),
  'ipc.input': (p) => ({
    message: `The request “${p.what ?? ''}” was malformed and not carried out.`,
    coins: nothingLost,
    hint: 'Check the values and send it again.',
  }),
  'work.cancelled': (p) => ({ message: 'You cancelled this.', coins: nothingLost, hint: p.what ?? 'Start it again when you are ready.' }),
  'store.corrupt': (p) => ({
    message: `The file ${p.what ?? ''} could not be read and was set aside as ${p.where ?? ''}.`,
    coins: 'Keys and containers are not affected.',
    hint: 'Hearth starts with fresh choices. The old file is kept.',
  }),
  ...hostFaults,
  ...dockerFaults,
  ...checkpointFaults,
  ...networkListFaults,
  ...nodeLifeFaults,
  'container.stopped': (p) => ({
    message: `${p.what ?? 'A client'} stopped: ${p.found ?? 'it ended by itself'}.`,
    coins: 'Nothing is lost; duties are missed while it is down.',
    hint: 'Start it again. Its log says more.',
  }),
  'container.unknown': (p) => ({
    message: `Hearth made no container named ${p.what ?? ''}.`,
    coins: nothingLost,
    hint: 'Look at the list of containers and choose one of them.',
  }),
  'node.notRunning': () => ({
    message: 'Your node does not run.',
    coins: 'Duties are missed while it is down; your coins stay yours.',
    hint: 'Start the node, then try again.',
  }),
  'beacon.unreachable': (p) => ({
    message: `The beacon node does not answer${p.where ? ` at ${p.where}` : ''}.`,
    coins: 'Your coins are safe; duties may be missed until it answers.',
    hint: 'Look at its log. If it hangs, restart it.',
  }),
  'beacon.timeout': (p) => ({
    message: `The beacon node accepts connections but stays silent${p.where ? ` (${p.where})` : ''}.`,
    coins: 'Your coins are safe; duties may be missed until it answers.',
    hint: 'Wait a minute; if it stays silent, restart it.',
  }),
  'beacon.answer': (p) => ({
    message: `The beacon node gave an answer Hearth does not understand (${p.what ?? ''}).`,
    coins: nothingLost,
    hint: 'Copy the details; an update of Hearth or of the client may be needed.',
  }),
  'beacon.refused': (p) => ({
    message: `The beacon node refused: ${p.what ?? ''}.`,
    coins: nothingLost,
    hint: 'Read the reason, mend it, then try again.',
  }),
  'execution.unreachable': (p) => ({
    message: `The execution client does not answer${p.where ? ` at ${p.where}` : ''}.`,
    coins: 'Your coins are safe; duties may be missed until it answers.',
    hint: 'Look at its log. If it hangs, restart it.',
  }),
  'execution.refused': (p) => ({
    message: `The execution client refused: ${p.what ?? ''}.`,
    coins: noCoins,
    hint: 'Read the reason, mend it, then try again.',
  }),
  'keymanager.unreachable': (p) => ({
    message: `The validator client does not answer${p.where ? ` at ${p.where}` : ''}.`,
    coins: 'Your coins are safe; it cannot sign until it answers.',
    hint: 'Look at its log. If it stopped, start it again.',
  }),
  'keymanager.refused': (p) => ({
    message: `The validator client refused: ${p.what ?? ''}.`,
    coins: nothingLost,
    hint: 'Read the reason, mend it, then try again.',
  }),
  'practice.gone': () => ({
    message: 'The rest of this practice network has stopped for good.',
    coins: 'Practice coins only; real coins were never here.',
    hint: 'Start a fresh practice network. Your files stay.',
  }),
  'practice.notRunning': () => ({
    message: 'No practice network runs.',
    coins: 'Practice coins only.',
    hint: 'Start one, then try again.',
    command: 'npm run -s hearth -- practice up',
  }),
  'practice.noBlocks': (p) => ({
    message: `The practice network made no block within ${p.needed ?? 'the expected time'}.`,
    coins: 'Practice coins only.',
    hint: 'Start a fresh practice network; close other heavy programs first.',
    command: 'npm run -s hearth -- practice down',
  }),
  'practice.notInSync': (p) => ({
    message: `Your node did not catch up with the practice network within ${p.needed ?? 'the expected time'}.`,
    coins: 'Practice coins only.',
    hint: 'Look at the log of its beacon node, then start the practice network again; it goes on from here.',
    command: 'npm run -s hearth -- node logs',
  }),
  'practice.noOption': () => ({
    message: 'This machine can neither pull nor build the images of a practice network.',
    coins: nothingLost,
    hint: 'Go online once, or load the images from a file.',
  }),
  'wallet.realNetwork': (p) => ({
    message: `The practice wallet refuses chain ${p.found ?? ''}: it works on practice networks only.`,
    coins: noCoins,
    hint: 'Use your own wallet on real networks.',
  }),
  'key.address': (p) => ({
    message: p.what ?? 'This is not a usable withdrawal address.',
    coins: noCoins,
    hint: 'Copy the address again from your wallet and compare it in blocks of four.',
  }),
  'key.words': (p) => ({
    message: `The words do not match what was shown${p.what ? ` (${p.what})` : ''}.`,
    coins: nothingLost,
    hint: 'Compare each word with your paper.',
  }),
  'key.mnemonic': (p) => ({
    message: p.what ?? 'These words are not a valid mnemonic.',
    coins: nothingLost,
    hint: 'Compare each word with your paper; the order matters.',
  }),
  'key.passwordShort': () => ({
    message: 'The password is shorter than 12 characters.',
    coins: nothingLost,
    hint: 'Use 12 characters or more. A few random words are good.',
  }),
  'key.passwordsDiffer': () => ({ message: 'The two passwords are not the same.', coins: nothingLost, hint: 'Type both again.' }),
  'key.passwordWrong': () => ({
    message: 'This password does not open the keystore.',
    coins: nothingLost,
    hint: 'Type the password that you chose when the key was made.',
  }),
  'key.session': () => ({
    message: 'The key process has ended, and its words are gone with it.',
    coins: 'No coins were sent to these keys.',
    hint: 'If Hearth has found the words on your paper right, keep it: with “I have words already” it makes the same keys. If not, make new words and throw that paper away.',
  }),
  'key.exists': (p) => ({
    message: `The file ${p.what ?? ''} exists already and was not changed.`,
    coins: nothingLost,
    hint: 'Choose another folder.',
  }),
  'key.readBack': (p) => ({
    message: `The file ${p.what ?? ''} did not read back as it was written.`,
    coins: noCoins,
    hint: 'The disk may be failing. Choose another disk and make the keys again.',
  }),
  'key.unknown': (p) => ({
    message: `This folder holds no key ${p.what ?? ''}.`,
    coins: nothingLost,
    hint: 'Look at the list of keys and choose one of them.',
  }),
  'key.file': (p) => ({
    message: `The file ${p.what ?? ''} is not a keystore that Hearth can read.`,
    coins: nothingLost,
    hint: 'Choose a keystore file of version 4 (EIP-2335).',
  }),
  'key.depositFile': (p) => ({
    message: `The file ${p.what ?? ''} is not a whole deposit file: something in it is missing or was changed.`,
    coins: 'No coins have moved. Never send this deposit; its coins could be lost.',
    hint: 'Sign the deposit again, or take the file from your backup.',
  }),
  'key.sealed': () => ({
    message: 'What you typed was locked for a key process that is gone, or changed on its way there.',
    coins: 'Nothing was written, and no coins have moved.',
    hint: 'Do it again.',
  }),
  'key.worker': () => ({
    message: 'The key process ended before its work was done.',
    coins: 'No file was left half-written, and no coins have moved.',
    hint: 'Try again. If it ends again, copy the details.',
  }),
  'key.unconfirmed': () => ({
    message: 'These words were not typed back yet.',
    coins: nothingLost,
    hint: 'Type them back from your paper first; then the keys are made.',
  }),
  'key.amount': (p) => ({
    message: p.what ?? 'A deposit of this kind takes 1 to 32 ETH.',
    coins: noCoins,
    hint: 'Choose an amount within the limits, in whole gwei.',
  }),
  'key.range': () => ({
    message: 'Keys of a mnemonic are numbered from 0 to 4294967295; this range leaves that.',
    coins: nothingLost,
    hint: 'Choose a smaller first number or fewer keys.',
  }),
  'key.language': (p) => ({
    message: p.what ?? 'These words are a valid mnemonic in more than one language.',
    coins: nothingLost,
    hint: `Say in which language they were made${p.needed ? `: ${p.needed}` : ''}.`,
  }),
  'key.passphrase': () => ({
    message: 'The 25th word is not text in UTF-8.',
    coins: nothingLost,
    hint: 'Save the file as UTF-8, then try again. Hearth never guesses at it: another text would give other keys.',
  }),
  'key.passwordLong': () => ({
    message: 'The password is longer than 1024 bytes.',
    coins: nothingLost,
    hint: 'Use a shorter one. A few random words are good.',
  }),
  'key.passwordText': () => ({
    message: 'The password is not text in UTF-8.',
    coins: nothingLost,
    hint: 'Save the password file as UTF-8 text, then try again.',
  }),
  'key.compoundingNeedsAddress': () => ({
    message: 'Compounding credentials pay to an address, and none was given.',
    coins: noCoins,
    hint: 'Give a withdrawal address, or choose keys that do not compound.',
  }),
  'key.twoAnswers': (p) => ({
    message: `Two ways to compute the key ${p.what ?? ''} did not give the same.`,
    coins: 'No file was kept, and no coins have moved.',
    hint: 'The memory or processor of this machine may be failing. Make the keys on another machine.',
  }),
  'key.network': (p) => ({
    message: `Key ${p.what ?? ''} was made for ${p.found ?? 'another network'}, and now ${p.needed ?? 'a different one'} runs.`,
    coins: 'Nothing was signed. A key belongs to the network it was made for.',
    hint: 'Make new keys for the network that runs.',
  }),
  'key.inUse': (p) => ({
    message: `Key ${p.what ?? ''} is at work: your validator client holds it, and the chain counts on it.`,
    coins: nothingLost,
    hint: 'End its validator first. When it is paid out, the key can be forgotten.',
  }),
  'key.noFiles': (p) => ({
    message: `The folder ${p.where ?? ''} holds no key file.`,
    coins: nothingLost,
    hint: 'Choose the folder whose files begin with keystore-, usually named validator_keys.',
  }),
  'keychain.unavailable': (p) => ({
    message: p.what ?? 'The keychain of this machine cannot be used now.',
    coins: nothingLost,
    hint: 'Type the password instead, or unlock the keychain and try again.',
  }),
  'keychain.readBack': () => ({
    message: 'The keychain did not give the password back as it was kept, so it was taken out again.',
    coins: nothingLost,
    hint: 'Go on typing the password.',
  }),
  'keychain.empty': (p) => ({
    message: `The keychain of this machine keeps no password for key ${p.what ?? ''}.`,
    coins: 'Nothing was signed.',
    hint: 'Type the password of its key file.',
  }),
  'keychain.differ': () => ({
    message: 'The keychain of this machine keeps different passwords for these keys.',
    coins: 'Nothing was signed.',
    hint: 'Sign for one key at a time, from the page of each key.',
  }),
  'key.verify': (p) => ({
    message: `${p.what ?? 'A file'} should not be used as ${p.found ?? 'it is'}.`,
    coins: 'No coins have moved. Nothing was changed.',
    hint: 'Read what is wrong above, then make the file again or take it from your backup.',
  }),
  'key.drill': (p) => ({
    message: p.what ?? 'This backup does not bring your keys back.',
    coins: 'No coins have moved. Nothing was changed.',
    hint: 'Read what is wrong above. Mend it while your keys still work, then do the drill again.',
  }),
  'key.folder': (p) => ({
    message: `${p.what ?? 'This'} is no folder that Hearth can read.`,
    coins: nothingLost,
    hint: 'Choose the folder with the copies of your keys.',
  }),
  ...signingFaults,
  ...validatorFaults,
  'deposit.gate': (p) => ({
    message: `The check before deposit stops this: ${p.what ?? ''}.`,
    coins: noCoins,
    hint: 'Mend what the check names, then try again.',
  }),
  'deposit.twice': (p) => ({
    message: `A deposit for key ${p.what ?? ''} was already sent.`,
    coins: 'The first deposit is safe. No second one was sent.',
    hint: 'Watch the first deposit; it becomes a validator by itself.',
  }),
  'deposit.failed': (p) => ({
    message: `The deposit was mined but did not succeed${p.what ? `: ${p.what}` : ''}.`,
    coins: 'The 32 practice ETH stay in the practice wallet.',
    hint: 'Run the check before deposit again, then send it again.',
  }),
  'file.write': (p) => ({
    message: `Hearth cannot write to ${p.where ?? 'its folder'}.`,
    coins: nothingLost,
    hint: 'Look at the rights and the free space of that folder, then try again.',
  }),
  'file.read': (p) => ({
    message: `Hearth cannot read ${p.where ?? 'that file'}.`,
    coins: nothingLost,
    hint: 'Look whether it exists and whether you may read it.',
  }),
  'journey.milestone': (p) => ({
    message: `The journey did not reach “${p.what ?? ''}” within ${p.needed ?? 'the expected time'}.`,
    coins: 'Practice coins only.',
    hint: 'Look at the logs, then start the journey again.',
    command: 'npm run -s hearth -- practice status',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
export type FaultCode = keyof typeof sentences;
