export interface Item {
  name: string;
  price: number;
}

/** The item that is shown first, with its price. */
export const headline = (items: Item[]): string => {
  const first = items.filter((item) => item.price > 0)[0] as Item;
  return `${first.name} for ${first.price}`;
};

/** Prices from low to high. */
export const byPrice = (items: Item[]): number[] => items.map((item) => item.price).sort();
