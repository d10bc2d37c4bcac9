import type { Organ, Profile } from './profile';

/**
 * Whether an organ's instruments of a kind have such a number.
 *
 * @param number As a text or a key has it: `71`, `36-5`, `76/165`. What is no number is nobody's.
 */
export function hasNumber({ ranges }: Organ, kind: string, number: string): boolean {
  const value = Number.parseInt(number, 10);
  const isParted = !/^[0-9]{1,9}$/.test(number);
  return ranges.some(
    ({ instrument, from, to, parted = isParted }) =>
      instrument === kind && from <= value && value <= to && parted === isParted,
  );
}

/** The number that a key of an instrument ends in: `71`, and `76.165` for 76/165. */
export function numberInKey(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** A number as keys have it: a slash parts the parts of a key, and in a number a dot stands for it. */
export function keyNumber(number: string): string {
  return number.replaceAll('/', '.');
}

/** The organ that a key of an instrument names. */
export function organOf({ organs }: Profile, key: string): Organ | undefined {
  const name = key.slice(0, key.indexOf('/'));
  return organs.find(({ id }) => id === name);
}

/** Whether a version of some organs' instruments is part of the number of each. */
export function isPartOfNumber(profile: Profile, organs: readonly string[]): boolean {
  return profile.organs.some(({ id, versioned }) => versioned && organs.includes(id));
}
