import type { Scaffold } from '../scaffold.ts';
import { camelCase, plural } from '../names.ts';

const template = String.raw`
import type { IncomingMessage, ServerResponse } from 'node:http';

%slot logging
/** Where progress is told; the console fits, and so does any logger. */
export interface Logger {
  debug(message: string): void;
}

%end
const MAX_BODY_BYTES = 1024 * 1024;

/** The request is wrong; the message is for the client. */
class BadRequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

%slot nan_inf
/** NaN and infinity have no JSON form: they become null, by decision and not by accident. */
const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

%end
const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BadRequestError(413, 'The body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

%slot json_parse|specific_exceptions
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BadRequestError(400, 'The body is no JSON', { cause: error });
  }
};
%else
const parseJson = (text: string): unknown => JSON.parse(text);
%end

%slot input_validation
/** Trusts nothing: the body must be an object whose values are finite numbers, not too many of them. */
const readNumbers = (body: unknown): readonly number[] => {
  const isObject = typeof body === 'object' && body !== null;
  const values = isObject && 'values' in body ? body.values : undefined;
  const isNumber = (value: unknown): value is number => Number.isFinite(value);
  if (!Array.isArray(values) || values.length > 100_000 || !values.every(isNumber))
    throw new BadRequestError(422, 'The body must be {"values": [numbers]}');
  return values;
};
%else
const readNumbers = (body: unknown): readonly number[] => {
  const isObject = typeof body === 'object' && body !== null;
  const values = isObject && 'values' in body ? body.values : undefined;
  return Array.isArray(values) ? values.map(Number) : [];
};
%end

/** Returns how many numbers there are and their total and mean; nothing has no mean. */
export const {{summarise}} = (values: readonly number[]): object => {
%slot bounds
  if (values.length === 0) return { count: 0, total: 0, mean: null };
%end
  const total = values.reduce((sum, value) => sum + value, 0);
%slot nan_inf
  return { count: values.length, total: finiteOrNull(total), mean: finiteOrNull(total / values.length) };
%else
  return { count: values.length, total, mean: values.length === 0 ? null : total / values.length };
%end
};

const answer = (response: ServerResponse, status: number, body: object): void => {
  if (status >= 400) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

/** Takes {"values": [numbers]}, answers a summary as JSON. Fits node:http, and Express as a route handler. */
export const {{name}} = async (
  request: IncomingMessage,
  response: ServerResponse,
%if logging
  logger?: Logger,
%end
): Promise<void> => {
  try {
    const values = readNumbers(parseJson(await readBody(request)));
%slot logging
    logger?.debug('Summarising ' + String(values.length) + ' values');
%end
    answer(response, 200, {{summarise}}(values));
  } catch (error) {
    if (error instanceof BadRequestError) answer(response, error.status, { error: error.message });
    else answer(response, 500, { error: 'The request could not be answered' });
  }
};
`;

/** Request handler that takes and answers JSON. */
export const typescriptJsonEndpoint: Scaffold = {
  name: 'json-endpoint',
  title: 'a request handler for Node that takes numbers and answers a summary, both as JSON',
  language: 'typescript',
  needs: [['endpoint', 'json']],
  unless: ['client', 'file', 'categorization', 'position'],
  names: ({ subject }) => ({
    name: camelCase('handle', subject ?? 'value', 'summary'),
    summarise: camelCase('summarise', plural(subject ?? 'value')),
  }),
  template,
};
