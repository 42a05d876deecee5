import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { EventSink, EventStore, Problem } from '@feedback/schema';
import type { Context } from '../context.ts';
import { emptyRow, type CollectRow } from './collect-row.ts';

const changedAt = async (path: string): Promise<{ timestamp?: Date }> => {
  try {
    return { timestamp: (await stat(path)).mtime };
  } catch {
    return {}; // That it can't be read is told when it is read.
  }
};

/**
 * Logs the patterns of a plan as one code generation. The time is the plan's own, so that an unchanged plan that is collected
 * again is known.
 */
export const collectPlan = async (
  context: Context,
  store: EventStore,
  path: string,
  section?: string,
): Promise<CollectRow> => {
  const { CollectorError, MetricsCollector } = await import('@feedback/collector');
  const { root, settings } = await context.workspace();
  const location = resolve(context.cwd, path);
  const problems: Problem[] = [];
  const counts = { events_new: 0, events_known: 0 };
  const sink: EventSink = {
    append: async (events) => {
      const result = await store.append(events);
      counts.events_new += result.added;
      counts.events_known += result.known;
      return result;
    },
  };
  const collector = new MetricsCollector({ sink, clock: context.io.clock, project: settings.project });
  try {
    await collector.logFromPlanFile(location, {
      allowedRoots: [root, context.cwd, tmpdir()],
      onProblem: (problem) => problems.push({ ...problem, path }),
      ...(section === undefined ? {} : { sectionHeading: section }),
      ...(await changedAt(location)),
    });
    await collector.flush();
  } catch (error) {
    if (!(error instanceof CollectorError) || error.code === 'SINK_FAILED') throw error;
    problems.push({ severity: 'error', code: error.code, message: error.message, path });
    return emptyRow(path, problems);
  }
  return { ...emptyRow(path, problems), format: 'plan', ...counts };
};
