/** Lines of work that fetches or builds images. */
export const imageWork = {
  image: (ref: string) => `Image ${ref}`,
  buildsInstead: (ref: string) => `The registry does not answer; building ${ref} here instead`,
} as const;
