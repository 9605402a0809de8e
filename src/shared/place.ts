type Network = { readonly name: string; readonly instance: string | null };

/** Where a record of something irreversible belongs: a practice instance, or a public network by its name. */
export const placeOf = ({ name, instance }: Network): string => instance ?? name;

/** The place that a key file lies for. */
export const placeOfKey = ({ network, instance }: { readonly network: string; readonly instance: string | null }): string =>
  placeOf({ name: network, instance });

/**
 * Whether a record is of this network: the same key on another one is another validator. Null is in records of public networks that were
 * written before these were told apart.
 */
export const isOfPlace = (place: string | null, network: Network): boolean =>
  place === null ? network.instance === null : place === placeOf(network);
