export type Send = (order: string) => Promise<void>;

/** Sends all orders; resolves when they are sent. */
export const sendAll = async (orders: string[], send: Send): Promise<number> => {
  await Promise.all(orders.map(send));
  return orders.length;
};

/** The orders that a browser kept while it was offline. */
export const restore = (stored: string): string[] => {
  try {
    return JSON.parse(stored) as string[];
  } catch (error) {
    console.warn('the stored orders are damaged and were dropped', error);
    return [];
  }
};
