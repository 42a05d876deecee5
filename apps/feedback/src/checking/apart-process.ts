// A process of its own, which `apart.ts` starts and may kill: it reads questions and answers each with a line.
import { Buffer } from 'node:buffer';
import { writeSync } from 'node:fs';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { createMatcher } from '@feedback/rules';
import { NOTHING_FOUND, type ApartRequest } from './apart-request.ts';

/** If the one that asked is killed, nobody else ends this one while the engine works. */
const WATCH = `const { ppid, pid } = process;
setInterval(() => process.ppid === ppid || process.kill(pid, 'SIGKILL'), 1_000);`;

/** At once: streams would wait until the engine is done. */
const tell = (value: unknown): void => {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
};

const read = async (): Promise<ApartRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as ApartRequest;
};

new Worker(WATCH, { eval: true }).unref();
const { patterns, files, questions } = await read();
// To try the rules out loads the engine, which then is no part of the time that the first answer takes.
const matchers = patterns.map((pattern) => createMatcher([pattern]));
tell('ready');
for (const { pattern, file } of questions) {
  const asked = files[file];
  tell((asked && matchers[pattern]?.check(asked)) ?? NOTHING_FOUND);
}
