import type { Concepts } from './concepts.ts';

/** Dates, clocks, zones. */
export const TIME: Concepts = {
  'now today timestamp current+time current+date created+at time+created clock when+created expires expiry expiration deadline':
    'datetime now utcnow today timezone tzinfo',
  'date datetime schedule calendar birthday age appointment reminder due+date days+ago last+week':
    'datetime date today now timezone tzinfo',
  'timezone utc local+time daylight naive aware offset-naive offset-aware dst':
    'datetime timezone utc now utcnow naive tzinfo',
  'parse+date date+string string+date parse+timestamp convert+date date+format iso+date iso8601 parse+datetime strptime':
    'strptime fromisoformat datetime timezone naive',
  'epoch unix+timestamp unix+time fromtimestamp seconds+date milliseconds+date':
    'fromtimestamp utcfromtimestamp timezone datetime',
  'sleep pause delay': 'sleep time blocking async',
};
