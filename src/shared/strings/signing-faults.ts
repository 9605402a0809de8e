import { changeRefused } from './change.ts';
import type { FaultParams, Sentence } from './fault-params.ts';

/** Faults of networks that keys sign for, and of exits, credential changes and top-ups. */
export const signingFaults = {
  'key.networkFile': (p) => ({
    message: `The file ${p.what ?? ''} does not describe a network: ${p.found ?? 'something in it is missing or wrong'}.`,
    coins: 'Nothing was signed.',
    hint: 'Mend what is named, then try again. A name, both fork versions and, for exits and changes, the genesis validators root are needed.',
  }),
  'key.networkRoot': (p) => ({
    message: `The genesis validators root of ${p.what ?? 'this network'} is not known here: it changes whenever the network begins anew.`,
    coins: 'Nothing was signed.',
    hint: 'Start your node on that network; Hearth then asks it. In the terminal --genesis-validators-root 0x… or --beacon URL tell it too.',
  }),
  'key.networkDiffers': (p) => ({
    message: `This is not ${p.what ?? 'that network'}: ${p.found ?? 'its facts differ'}.`,
    coins: 'Nothing was signed. A signature for another network would be worthless, or worse, valid where you do not mean it.',
    hint: 'Name the network you mean, or a node that follows it.',
  }),
  'key.indices': (p) => ({
    message: `These are not validator indices: ${p.what ?? 'the list is empty'}.`,
    coins: 'Nothing was signed.',
    hint: 'Give whole numbers with commas between them, such as 1234,5678, each once.',
  }),
  'key.epoch': () => ({
    message: 'This is not an epoch that an exit can carry.',
    coins: 'Nothing was signed.',
    hint: 'Give a whole number from 0 on. An exit counts from that epoch on; 0 counts at once and for ever.',
  }),
  'key.notIts': (p) => ({
    message: `Validator ${p.what ?? ''} does not belong to this key: on chain it is ${p.found ?? 'another one'}, and this key is ${p.needed ?? 'another'}.`,
    coins: 'Nothing was signed, and no file was written.',
    hint: 'Look up the index of your validator, and check the number of the first key.',
  }),
  'key.noValidator': (p) => ({
    message: `The chain has no validator ${p.what ?? ''} yet.`,
    coins: 'Nothing was signed, and no file was written.',
    hint: 'Wait until its deposit is credited, or look up the right index.',
  }),
  'key.changeRefused': (p) => ({
    message: changeRefused(String(p.what ?? ''), String(p.found ?? 'they name an address already')),
    coins: 'Nothing was sent. An address that is set once is fixed for ever.',
    hint: 'Look where this validator pays out to; if that is your address, nothing needs to be done.',
  }),
  'key.changeFile': (p) => ({
    message: `The file ${p.what ?? ''} is neither a whole exit nor a whole change of credentials: something in it is missing or was changed.`,
    coins: 'Nothing was sent.',
    hint: 'Sign it again, or take the file from your backup.',
  }),
  'key.topUpAddress': (p) => ({
    message: `This validator pays out to ${p.found ?? 'another address'}, not to ${p.needed ?? 'the one given'}.`,
    coins: 'Nothing was signed. A top-up never changes where a validator pays out to.',
    hint: 'Give the address that the validator has, or leave it out.',
  }),
  'key.topUpUnknown': (p) => ({
    message: `Hearth does not know where validator ${p.what ?? ''} pays out to.`,
    coins: 'Nothing was signed.',
    hint: 'Give its withdrawal address; top-ups are signed for addresses only, not for credentials of kind 0x00.',
  }),
  'key.networkUnknown': (p) => ({
    message: `Hearth knows no network “${p.what ?? ''}”.`,
    coins: 'Nothing was signed.',
    hint: `Choose one of ${p.needed ?? 'the known networks'}, or give the path of a network file.`,
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;
