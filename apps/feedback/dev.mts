import '@feedback/collector';
import '@feedback/patterns';
import '@feedback/rules';
import { start } from './src/start.ts';
await start();
