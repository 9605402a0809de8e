import type { StepId } from '../../../shared/steps.ts';
import { setupText } from '../../strings/setup.ts';
import type { Step } from '../wizard.ts';
import { Active } from './Active.tsx';
import { Address } from './Address.tsx';
import { Check } from './Check.tsx';
import { Clients } from './Clients.tsx';
import { Deposit } from './Deposit.tsx';
import { Host } from './Host.tsx';
import { Keys } from './Keys.tsx';
import { Network } from './Network.tsx';
import { Staking } from './Staking.tsx';
import { Start } from './Start.tsx';
import { Waiting } from './Waiting.tsx';

/** Every step of the wizard. A new one is a file here, a line below, its name in the strings and its id in `shared/setup.ts`. */
export const stepScreens: { readonly [S in StepId]: Step } = {
  staking: { name: setupText.names.staking, Screen: Staking },
  network: { name: setupText.names.network, Screen: Network },
  host: { name: setupText.names.host, Screen: Host },
  clients: { name: setupText.names.clients, Screen: Clients },
  start: { name: setupText.names.start, Screen: Start },
  keys: { name: setupText.names.keys, Screen: Keys },
  address: { name: setupText.names.address, Screen: Address },
  check: { name: setupText.names.check, Screen: Check },
  deposit: { name: setupText.names.deposit, Screen: Deposit },
  waiting: { name: setupText.names.waiting, Screen: Waiting },
  active: { name: setupText.names.active, Screen: Active },
};
