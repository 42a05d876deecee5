import { analyzeProject } from './analyze-project.ts';
import { findProposal, type Target } from './commands/patterns/decide.ts';
import type { Context } from './context.ts';
import { findItem, inboxOver } from './inbox.ts';
import { readActor } from './inputs/read-actor.ts';
import { evidenceNotes, evidenceToShow } from './learning/evidence-text.ts';
import { readEvidence } from './learning/project-evidence.ts';
import type { Library } from './library.ts';
import { changeText } from './terminal/change-text.ts';
import { likeText } from './terminal/inbox-text.ts';
import type { Inbox, InboxItem } from '@feedback/patterns';
import type { Proposal, Session } from './tui/session.ts';

const DAY_MS = 86_400_000;
const SNOOZED_DAYS = 7;

const proposalOf = (item: InboxItem, basis: string): Proposal => {
  const like = likeText(item.duplicates);
  const fields = item.changes?.map(({ field }) => field) ?? [];
  return {
    name: item.name,
    pattern: item.proposed,
    notes: [
      ...(fields.length === 0
        ? []
        : [
            `proposed change of ${fields.join(', ')}${item.revision?.author === undefined ? '' : ` by ${item.revision.author}`}`,
          ]),
      ...evidenceNotes(evidenceToShow(item)),
      ...(item.why.length === 0 ? [] : [`here because: ${item.why.join(' · ')}`]),
      ...(like === '' ? [] : [`like ${like}`]),
      basis,
    ],
  };
};

const proposalsIn = ({ items, order }: Inbox): readonly Proposal[] =>
  items.map((item) => proposalOf(item, order.basis));

/**
 * The terminal app's door to this project. Looking changes nothing; only its verdicts on patterns are written. Nothing is read
 * before the app asks, so that its first frame waits for nothing.
 */
export const createSession = (context: Context): Session => {
  let inbox: Inbox | undefined;
  const open = async (): Promise<Library> => {
    const library = await context.library();
    // Whoever presses keys is a person.
    library.own.actAs(await readActor(context.cwd, context.io.env, ['person']));
    return library;
  };
  const change = async (name: string, step: (library: Library, target: Target) => void): Promise<void> => {
    const library = await open();
    const target = findProposal(library, name);
    const merged = target.kind === 'revision' ? (target.revision.merge ?? []) : [];
    for (const each of [target.pattern.name, ...merged]) library.adopt(each);
    step(library, target);
    await library.own.savePatterns();
  };
  const saw = ({ name }: Target) => {
    const item = inbox === undefined ? undefined : findItem(inbox, name);
    return item === undefined ? undefined : { ...item.traits };
  };
  return {
    load: async () => {
      const { settings } = await context.workspace();
      const library = await context.library();
      await library.reload();
      const { analysis, patterns } = await analyzeProject(context, {
        period: settings.period,
        update: false,
      });
      const evidence = await readEvidence(context);
      inbox = inboxOver(library, { patterns, evidence, now: context.io.clock() });
      return { project: settings.project, analysis, patterns, inbox: proposalsIn(inbox) };
    },
    accept: (name) =>
      change(name, ({ own }, target) => {
        if (target.kind === 'revision') own.acceptRevision(target.name, { saw: saw(target) });
        else own.acceptPattern(target.name, undefined, saw(target));
      }),
    dismiss: (name, reason) =>
      change(name, ({ own }, target) => {
        if (target.kind === 'revision') own.dismissRevision(target.name, { reason, saw: saw(target) });
        else own.dismissPattern(target.name, reason, saw(target));
      }),
    archive: (name) => change(name, ({ own }) => own.archivePattern(name)),
    restore: (name) => change(name, ({ own }) => own.restorePattern(name)),
    snooze: (name) =>
      change(name, ({ own }, target) => {
        const until = new Date(context.io.clock().getTime() + SNOOZED_DAYS * DAY_MS).toISOString();
        const seen = saw(target)?.count;
        if (target.kind === 'revision') own.snoozeRevision(target.name, until);
        else own.snoozePattern(target.name, { until, ...(seen === undefined ? {} : { seen }) });
      }),
    undo: async () => {
      const library = await open();
      const [taken] = library.own.undo();
      await library.own.savePatterns();
      return taken === undefined ? 'Nothing to take back' : `Taken back: ${changeText(taken)}`;
    },
  };
};
