/** The day of delivery as the customer reads it, e.g. 2026-11-16. */
export const deliveryDay = (date: string): string => new Date(date).toISOString().slice(0, 10);

/** When a parcel is late: a week after its promised day. */
export const lateAfter = (promised: string): string => {
  const day = new Date(promised);
  day.setUTCDate(day.getUTCDate() + 7);
  return day.toISOString();
};
