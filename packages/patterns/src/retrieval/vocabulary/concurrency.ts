import type { Concepts } from './concepts.ts';

/** Doing several things at once. */
export const CONCURRENCY: Concepts = {
  'async asyncio aiohttp coroutine async+endpoint async+handler async+function event+loop trio anyio':
    'async await blocking asyncio',
  'async+sleep async+wait': 'sleep blocking async busy wait',
  'async+file async+read async+write': 'open blocking async file path',
  'async+http async+request async+api async+download async+url async+call':
    'blocking http call async httpx requests',
  'async+subprocess async+command async+process': 'blocking process subprocess async run',
  'poll polling wait+until check+every every+second until+ready until+done':
    'sleep busy wait while loop async timeout',
  'background+task fire+forget background+work create+task background+job spawn+task start+task task+asyncio':
    'create_task ensure_future dangling task reference',
  'never+awaited not+awaited forgot+await missing+await': 'await coroutine async dangling task call',
  'parallel concurrently simultaneously in+parallel several+requests many+urls multiple+urls each+url batch+request':
    'await loop promise async',
  'await+loop sequential sequentially one+after+another foreach+async async+foreach loop+requests':
    'await loop promise all',
  'promise promisify callback+promise settimeout wrap+callback': 'promise executor async return reject',
  'reject rejection unhandledpromiserejection unhandled+promise': 'promise reject error literal',
  'race shared+state concurrent+update thread-safe atomic lock mutex threads':
    'race atomic lock with update require',
  'cancel cancellation time+limit async+timeout deadline+async': 'timeout cancel scope async',
  'await+outside await+only top-level+await': 'await outside async function',
  'memoize memoization cache cached caching lru': 'cache lru_cache method instance maxsize',
  'generator yield iterator lazily': 'generator yield stopiteration return',
};
