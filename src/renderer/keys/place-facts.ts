import type { SigningNetwork } from '../../shared/networks.ts';
import { useCall } from '../queries.ts';
import { type Choices, placeOf } from './choices.ts';

export type PlaceFacts = { readonly network: SigningNetwork | null; readonly error: unknown };

/** What signing needs of a network that Hearth does not run; a network file is judged when it is chosen. */
export const usePlaceFacts = (choices: Choices): PlaceFacts => {
  const place = placeOf(choices);
  const { data, error } = useCall('keys.network', { network: place ?? '' }, { enabled: choices.other !== null && place !== null });
  return { network: data ?? null, error };
};
