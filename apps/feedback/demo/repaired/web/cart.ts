export interface Item {
  name: string;
  price: number;
}

/** The item that is shown first, with its price. */
export const headline = (items: Item[]): string => {
  const first = items.find((item) => item.price > 0);
  return first === undefined ? 'nothing yet' : `${first.name} for ${first.price}`;
};

/** Prices from low to high. */
export const byPrice = (items: Item[]): number[] => items.map((item) => item.price).sort((a, b) => a - b);
