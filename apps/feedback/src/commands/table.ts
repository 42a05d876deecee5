import type { CommandEntry } from './command.ts';

const LOOP = 'The loop:';
const CODE = 'Code:';
const DATA = 'Data:';
const SETUP = 'Set-up:';

/** All commands. Each is a file that is loaded only when it is called. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'collect',
    summary: 'read reports of tests and checks',
    group: LOOP,
    load: () => import('./collect.ts').then(({ collect }) => collect),
  },
  {
    name: 'log',
    summary: 'record one event by hand',
    group: LOOP,
    load: () => import('./log.ts').then(({ log }) => log),
  },
  {
    name: 'analyze',
    summary: 'find out what recurs and what helps',
    group: LOOP,
    load: () => import('./analyze.ts').then(({ analyze }) => analyze),
  },
  {
    name: 'report',
    summary: 'write a report of the analysis',
    group: LOOP,
    load: () => import('./report.ts').then(({ report }) => report),
  },
  {
    name: 'why',
    summary: 'say what is known about a failure',
    group: LOOP,
    load: () => import('./why.ts').then(({ why }) => why),
  },
  {
    name: 'patterns',
    summary: 'look after the library of lessons',
    group: LOOP,
    load: () => import('./patterns.ts').then(({ patterns }) => patterns),
  },
  {
    name: 'experiment',
    summary: 'try a pattern on some and not on others',
    group: LOOP,
    load: () => import('./experiment.ts').then(({ experiment }) => experiment),
  },
  {
    name: 'learn',
    summary: 'make a lesson of a repair: never again',
    group: LOOP,
    load: () => import('./learn.ts').then(({ learn }) => learn),
  },
  {
    name: 'generate',
    summary: 'write code with the lessons applied',
    group: CODE,
    load: () => import('./generate.ts').then(({ generate }) => generate),
  },
  {
    name: 'check',
    summary: 'find known mistakes in code',
    group: CODE,
    load: () => import('./check.ts').then(({ check }) => check),
  },
  {
    name: 'fix',
    summary: 'repair known mistakes where that is proved safe',
    group: CODE,
    load: () => import('./fix.ts').then(({ fix }) => fix),
  },
  {
    name: 'export',
    summary: 'print all events as one metrics document',
    group: DATA,
    load: () => import('./export.ts').then(({ exportDocument }) => exportDocument),
  },
  {
    name: 'import',
    summary: 'take in a metrics document',
    group: DATA,
    load: () => import('./import.ts').then(({ importDocument }) => importDocument),
  },
  {
    name: 'init',
    summary: 'set up a project',
    group: SETUP,
    load: () => import('./init.ts').then(({ init }) => init),
  },
  {
    name: 'config',
    summary: 'show the settings and where they come from',
    group: SETUP,
    load: () => import('./config.ts').then(({ config }) => config),
  },
  {
    name: 'doctor',
    summary: 'look for what is wrong with the set-up',
    group: SETUP,
    load: () => import('./doctor.ts').then(({ doctor }) => doctor),
  },
  {
    name: 'demo',
    summary: 'run the whole loop on a sample project',
    group: SETUP,
    load: () => import('./demo.ts').then(({ demo }) => demo),
  },
  {
    name: 'ui',
    summary: 'open the terminal app',
    group: SETUP,
    load: () => import('./ui.ts').then(({ ui }) => ui),
  },
  {
    name: 'overview',
    summary: 'print where things stand',
    group: SETUP,
    load: () => import('./overview.ts').then(({ overview }) => overview),
  },
];
