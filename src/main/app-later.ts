/** Something that is read and made when it is first asked for, and once. */
export type Later<T> = (() => Promise<T>) & {
  /** Hands over what was made; does nothing where nobody has asked for it. */
  readonly ifMade: (use: (made: T) => unknown) => Promise<void>;
};

/** What a window can be shown without is made later: reading and building all rooms at once would hold up its start. */
export function later<T>(make: () => Promise<T>): Later<T> {
  let making: Promise<T> | null = null;
  const get = (): Promise<T> => {
    making ??= make();
    return making;
  };
  return Object.assign(get, {
    async ifMade(use: (made: T) => unknown): Promise<void> {
      const made = await making?.catch(() => null);
      if (made) await use(made);
    },
  });
}
