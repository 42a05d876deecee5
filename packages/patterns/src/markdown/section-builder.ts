import type { Pattern, Range } from '@feedback/schema';
import { readFieldLine } from './line-fields.ts';
import { plainText, type MarkdownNode } from './markdown-tree.ts';
import { readMarker, type Marker, type PartName } from './markers.ts';
import type { Part, Section } from './section.ts';
import { isSectionData, readSectionData } from './section-data.ts';
import { splitNumber } from './title.ts';
import { readCode, readInline } from './visible-text.ts';

/** The part that the next blocks belong to: an example waits for its code, a description takes prose or one list. */
interface OpenPart extends Range {
  readonly name: PartName;
  readonly heading: Range | undefined;
  blockEnd: number;
  end: number;
  text: string;
  sealed: boolean;
  /** The next line belongs to the paragraph in which the part was opened. */
  inline: boolean;
}

const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;

const joined = (before: string, text: string, glue: string): string =>
  before === '' || text === '' ? before || text : before + glue + text;

/** Collects what one section says, block by block. What is said first holds. */
export class SectionBuilder {
  readonly heading: MarkdownNode;
  readonly number: number | undefined;
  readonly title: string;
  readonly #source: string;
  readonly #parts = new Map<keyof Pattern, Part>();
  #data: Section['data'];
  #open: OpenPart | undefined;

  constructor(source: string, heading: MarkdownNode) {
    this.#source = source;
    this.heading = heading;
    const { number, title } = splitNumber(plainText(heading));
    this.number = number;
    this.title = title;
  }

  /** Takes the next block; `blockEnd` is the end of the top-level block it stands in. */
  add(node: MarkdownNode, blockEnd = node.end): void {
    if (node.type === 'paragraph') this.#addParagraph(node, blockEnd);
    else if (node.type === 'code') this.#addCode(node, blockEnd);
    else if (node.type === 'list') this.#addList(node, blockEnd);
    else if (node.type === 'html' && isSectionData(node.value ?? '')) this.#addData(node);
    else {
      this.#close();
      const marker = node.type === 'heading' ? readMarker(plainText(node), true) : undefined;
      if (marker !== undefined) this.#start(marker, node, blockEnd, node);
    }
  }

  finish(end: number): Section {
    this.#close();
    const { heading, number, title } = this;
    return { start: heading.start, end, heading, number, title, parts: this.#parts, data: this.#data };
  }

  #addData(node: MarkdownNode): void {
    this.#close();
    this.#data = { start: node.start, end: node.end, value: readSectionData(node.value ?? '') };
  }

  #addParagraph(node: MarkdownNode, blockEnd: number): void {
    let start = node.start;
    let prose: string[] = [];
    const flush = (end: number): void => {
      if (prose.length > 0) this.#addProse(prose.join('\n'), end, blockEnd);
      prose = [];
    };
    for (const line of this.#source.slice(node.start, node.end).split('\n')) {
      const span = { start, end: start + line.trimEnd().length };
      const field = readFieldLine(line);
      const marker = field === undefined ? readMarker(line) : undefined;
      if (field === undefined && marker === undefined) prose.push(line);
      else flush(start - 1);
      if (field !== undefined) {
        this.#close();
        const reading = field.field.read(field.text);
        if (reading !== undefined || field.text !== '')
          this.#state(field.field.field, { ...span, blockEnd, reading });
      }
      if (marker !== undefined) this.#start(marker, span, blockEnd);
      start += line.length + 1;
    }
    flush(node.end);
    if (this.#open !== undefined) this.#open.inline = false;
  }

  #addProse(source: string, end: number, blockEnd: number): void {
    const open = this.#open;
    if (open?.name !== 'description') return;
    if (open.sealed) this.#close();
    else
      Object.assign(open, {
        text: joined(open.text, readInline(source), open.inline ? ' ' : '\n\n'),
        end,
        blockEnd,
      });
  }

  #addList(node: MarkdownNode, blockEnd: number): void {
    const open = this.#open;
    if (open?.name === 'description') {
      const items = node.children.map((item) => this.#itemText(item)).filter(Boolean);
      const text = joined(open.text, items.join(' '), ' ');
      Object.assign(open, { text, end: node.end, blockEnd, sealed: true });
      return;
    }
    for (const item of node.children)
      if (this.#statesFields(item)) for (const child of item.children) this.add(child, blockEnd);
  }

  #itemText(item: MarkdownNode): string {
    const lines = this.#source.slice(item.start, item.end).split('\n');
    return readInline(lines.map((line) => line.replace(BULLET, '')).join('\n'));
  }

  /** Whether a list item is a field or an example, and not a sentence. */
  #statesFields({ children: [first, ...rest] }: MarkdownNode): boolean {
    if (first?.type !== 'paragraph') return false;
    const line = this.#source.slice(first.start, first.end);
    return readFieldLine(line) !== undefined || rest.some((child) => child.type === 'code');
  }

  #addCode(node: MarkdownNode, blockEnd: number): void {
    const open = this.#open;
    this.#close();
    if (open === undefined || open.name === 'description') return;
    const { name, start, heading } = open;
    const reading = readCode(node.value ?? '');
    this.#parts.delete(name);
    this.#state(name, { start, end: node.end, blockEnd, reading, code: node, lang: node.lang, heading });
  }

  #start({ part, rest }: Marker, { start, end }: Range, blockEnd: number, heading?: Range): void {
    this.#close();
    if (this.#parts.get(part)?.reading) return;
    const text = part === 'description' ? readInline(rest) : '';
    this.#open = {
      name: part,
      start,
      end,
      blockEnd,
      heading,
      text,
      sealed: false,
      inline: heading === undefined,
    };
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const { name, start, end, blockEnd, text, heading } = open;
    // A marker of which nothing is said states nothing, but what is added later goes there.
    this.#state(name, { start, end, blockEnd, reading: text === '' ? undefined : text, heading });
  }

  #state(field: keyof Pattern, part: Part): void {
    if (!this.#parts.has(field)) this.#parts.set(field, part);
  }
}
