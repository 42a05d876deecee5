import type { Concepts } from './concepts.ts';

/** Other programs, the environment, the command line. */
export const PROCESSES: Concepts = {
  'shell bash command+run run+command execute+command system+command command+output terminal+command ffmpeg git+command':
    'subprocess run popen shell check process',
  'external+program external+tool external+process run+program run+script launch subprocess invoke+tool call+binary child+process spawn+process':
    'subprocess run popen shell check process partial path',
  'ping imagemagick pandoc rsync pg_dump mysqldump curl docker+command git+log git+clone':
    'subprocess run shell check process',
  'exit+code returncode return+code nonzero non-zero calledprocesserror': 'subprocess check run exit',
  'stdout stderr capture+output': 'subprocess stdout stderr capture_output run',
  'exit quit terminate+script stop+program': 'sys exit quit process',
  'environment+variable environment getenv dotenv':
    'environment getenv variable default process env capitalized',
  'cli command+line argparse script': 'exit print console',
  'configuration setting secret+key': 'environment hardcoded yaml',
  'print output console progress stdout+message debug+output': 'print console log',
  'debugger breakpoint pdb debug+statement': 'debugger breakpoint',
  'platform operating+system windows+linux': 'platform check',
  'python+version older+python version+check python+2 support+versions minimum+version':
    'version version_info comparison outdated block',
};
