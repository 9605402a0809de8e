import type { PracticeOption } from '../../shared/practice.ts';

/** Fewest whole minutes from deposit to active on practice: about 80 slots of either profile, as measured. */
export const minutesToActive = (secondsPerSlot: number): number => Math.ceil((80 * secondsPerSlot) / 60);

/** What making a practice network fetches or builds. Bytes are null while an image's size is not known. */
export type ImagePlan = { readonly missing: number; readonly bytes: number | null };

export const imagePlan = ({ images }: PracticeOption): ImagePlan => {
  const missing = images.filter((image) => !image.present);
  const sizes = missing.map((image) => image.bytes);
  return { missing: missing.length, bytes: sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) };
};
