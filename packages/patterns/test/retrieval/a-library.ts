import type { Pattern } from '@feedback/schema';
import { aPattern } from '../a-pattern.ts';

/** Six lessons that have little in common. */
export const aLibrary = (): readonly Pattern[] => [
  aPattern({
    name: 'request_without_timeout',
    description: 'An HTTP request without a timeout waits for ever. Set one for each call.',
    bad_example: 'answer = requests.get(url)',
    good_example: 'answer = requests.get(url, timeout=5)',
    language: 'python',
  }),
  aPattern({
    name: 'naive_datetime',
    description: 'A time without a zone means something else on every machine.',
    bad_example: 'created = datetime.utcnow()',
    good_example: 'created = datetime.now(tz=UTC)',
    language: 'python',
  }),
  aPattern({
    name: 'shell_command',
    description: 'A command that a shell interprets lets input run other commands.',
    bad_example: 'subprocess.run(f"convert {name}", shell=True)',
    good_example: 'subprocess.run(["convert", name], check=True)',
    language: 'python',
  }),
  aPattern({
    name: 'unspecified_encoding',
    description: 'A text file opened without an encoding is read differently elsewhere.',
    bad_example: 'text = open(path).read()',
    good_example: 'text = open(path, encoding="utf-8").read()',
    language: 'python',
  }),
  aPattern({
    name: 'await_in_loop',
    description: 'Requests that wait for each other take as long as all of them together.',
    bad_example: 'for (const url of urls) pages.push(await fetch(url));',
    good_example: 'const pages = await Promise.all(urls.map((url) => fetch(url)));',
    language: 'typescript',
  }),
  aPattern({
    name: 'secret_in_code',
    description: 'A password that stands in the code is known to everybody who reads it.',
    bad_example: 'password = "hunter2"',
    good_example: 'password = environment["PASSWORD"]',
    tags: ['credentials'],
  }),
];
