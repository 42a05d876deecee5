export type Send = (order: string) => Promise<void>;

/** Sends all orders; resolves when they are sent. */
export const sendAll = async (orders: string[], send: Send): Promise<number> => {
  let sent = 0;
  orders.forEach(async (order) => {
    await send(order);
    sent += 1;
  });
  return sent;
};

/** The orders that a browser kept while it was offline. */
export const restore = (stored: string): string[] => {
  try {
    return JSON.parse(stored) as string[];
  } catch {}
  return [];
};
