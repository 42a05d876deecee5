import type { Cases } from './cases.ts';

export const fetchWithoutTimeout: Cases = {
  found: {
    'a plain address': `
const answer = await fetch("https://api.shop.test/v1/items");
`,
    'options without a limit': `
await fetch(\`https://hooks.test/\${id}\`, {
  method: 'POST',
  body: JSON.stringify(event),
});
`,
    'by its global name': `
return globalThis.fetch('http://inventory.internal/stock');
`,
    'in a chain': `
fetch('https://api.shop.test/v1/items').then(read).catch(report);
`,
    'an address that is put together': `
const answer = await fetch('https://api.shop.test/v1/items/' + id, { headers });
`,
  },
  silent: {
    'with a limit': `
await fetch('https://api.shop.test', { signal: AbortSignal.timeout(3000) });
`,
    'with a signal of the caller': `
await fetch('https://api.shop.test', { method: 'GET', signal });
`,
    'with options from elsewhere': `
await fetch('https://api.shop.test', options);
await fetch('https://api.shop.test', { ...defaults, method: 'PUT' });
`,
    'its own server': `
await fetch('/api/items');
`,
    'this machine': `
await fetch('http://localhost:3000/items');
await fetch(\`http://127.0.0.1:\${port}/\`);
`,
    'another function of that name': `
await repository.fetch('https://api.shop.test');
`,
  },
  messages: ["TypeError: fetch failed { code: 'UND_ERR_HEADERS_TIMEOUT' }"],
};
