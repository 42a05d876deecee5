import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number from 1. */
export const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number from 1.');
  return number;
};

/** Reads an option that is a number. */
export const finiteNumber = (text: string): number => {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('It must be a number.');
  return number;
};

/** Reads an option that is a share, from 0 to 1. */
export const share = (text: string): number => {
  const number = finiteNumber(text);
  if (number < 0 || number > 1) throw new InvalidArgumentError('It must be a number from 0 to 1.');
  return number;
};
