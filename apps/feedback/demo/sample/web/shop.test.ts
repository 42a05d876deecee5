import { describe, expect, it } from 'vitest';
import { byPrice, headline } from './cart.ts';
import { deliveryDay, lateAfter } from './delivery.ts';
import { restore, sendAll } from './orders.ts';

describe('cart', () => {
  it('shows the first item that costs something', () => {
    expect(headline([{ name: 'pen', price: 2 }])).toBe('pen for 2');
  });

  it('has a headline when it is empty', () => {
    expect(headline([])).toBe('nothing yet');
  });

  it('orders prices as numbers', () => {
    expect(byPrice([{ name: 'ink', price: 10 }, { name: 'pen', price: 9 }])).toEqual([9, 10]);
  });
});

describe('orders', () => {
  it('have been sent when sendAll resolves', async () => {
    const send = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
    expect(await sendAll(['a', 'b'], send)).toBe(2);
  });

  it('come back after an hour offline', () => {
    expect(restore('["a"]')).toEqual(['a']);
  });
});

describe('delivery', () => {
  it('names the day', () => {
    expect(deliveryDay('2026-11-16T10:00:00Z')).toBe('2026-11-16');
  });

  it('has no day yet for an order that was not sent', () => {
    expect(deliveryDay('')).toBe('soon');
  });

  it('is never late without a promise', () => {
    expect(lateAfter('tbd')).toBe('never');
  });
});
