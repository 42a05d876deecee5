import type { Concepts } from './concepts.ts';

/** What a framework's users ask about. */
export const FRAMEWORKS: Concepts = {
  'django+model model+field charfield models.py': 'django model nullable string str order',
  'django+form modelform form+edit edit+profile': 'django modelform fields exclude all',
  'django+view django+template render': 'django render locals mark_safe template',
  'django+query django+sql django+search queryset': 'django rawsql extra sql',
  'django+signal receiver': 'django receiver decorator',
  'airflow dag etl+pipeline': 'airflow dag schedule task variable',
  'nightly daily+job': 'schedule dag',
  'node express commonjs require': 'sync callback require process path',
  'node+read node+file readfile': 'sync callback path',
  buffer: 'buffer constructor',
};
