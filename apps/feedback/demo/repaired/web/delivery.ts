const dateOf = (text: string): Date | undefined => {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** The day of delivery as the customer reads it, e.g. 2026-11-16. */
export const deliveryDay = (date: string): string => dateOf(date)?.toISOString().slice(0, 10) ?? 'soon';

/** When a parcel is late: a week after its promised day. */
export const lateAfter = (promised: string): string => {
  const day = dateOf(promised);
  if (day === undefined) return 'never';
  day.setUTCDate(day.getUTCDate() + 7);
  return day.toISOString();
};
