import type { EventStore } from '@feedback/schema';
import type { Io } from '../io.ts';
import type { ReportFile } from '../inputs/report-files.ts';
import { type CollectRow } from './collect-row.ts';

export interface ReadOptions {
  readonly project: string;
  readonly format?: string;
  readonly runId?: string;
  readonly onProgress: (read: string) => void;
}
export const readReportFile = async (
  _io: Io,
  _store: EventStore,
  _file: ReportFile,
  _options: ReadOptions,
): Promise<CollectRow | undefined> => undefined;
