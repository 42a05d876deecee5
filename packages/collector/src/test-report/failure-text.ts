import { stripVTControlCharacters } from 'node:util';

/** The parts of a thrown thing as runtimes print it. */
export interface FailureText {
  readonly message: string;
  readonly type?: string | undefined;
  /** The whole text. */
  readonly trace: string;
}

/** The first line of a stack trace: V8, Firefox, .NET, Java (`at …`), Python, Ruby. */
const FRAME = /\n[ \t]*(?:at .+|@.+:\d+:\d+|File ".+", line \d+.*|from .+:\d+:in .*)(?:\n|$)/;
const TYPE = /^(?:Uncaught )?((?:[\w$]+[.:]+)*[A-Z][\w$]*)(?: \[[^\]\n]*\])?:(?:\s+|$)/;
const TYPE_NAME = /(?:Error|Exception|Failure|Failed|Warning|Timeout|Panic|Exit|Interrupt)$/;

/** Longest part of a text that is looked at for its structure; frames come early. */
const LOOKED_AT = 64 * 1024;

/** Splits what was thrown, as printed with its stack trace, into type and message. */
export const failureText = (text: string): FailureText => {
  const trace = text.includes('\u001B') ? stripVTControlCharacters(text) : text;
  const looked = trace.slice(0, LOOKED_AT).trimStart();
  const frame = FRAME.exec(looked);
  const said = (frame === null ? looked : looked.slice(0, frame.index)).trim();
  const name = TYPE.exec(said)?.[1];
  if (name === undefined || !TYPE_NAME.test(name)) return { message: said, trace };
  const message = said.replace(TYPE, '').trim();
  return { message: message === '' ? said : message, type: name, trace };
};
