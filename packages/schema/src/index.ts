export {
  Analysis,
  Control,
  Effectiveness,
  Escalation,
  Exposed,
  LibraryEffect,
  MetricsContext,
  MetricsSummary,
  NewPattern,
  PatternCount,
  PatternDetail,
  Period,
  RankedPattern,
  Segmented,
  Trend,
  TrendPoint,
  TrendState,
  Verdict,
} from './analysis.ts';
export { documentFromEvents } from './document/document-from-events.ts';
export { eventsFromDocument } from './document/events-from-document.ts';
export { type DocumentReading } from './document/plain-row.ts';
export { categoryOf } from './document/row-fields.ts';
export {
  BugEvent,
  CodeGenerationEvent,
  CodeReviewEvent,
  DeploymentEvent,
  Event,
  isMistake,
  LlmCallEvent,
  MeasurementEvent,
  MISTAKE_KINDS,
  OutcomeEvent,
  PerformanceEvent,
  Source,
  TestFailureEvent,
  type EventKind,
  type MistakeEvent,
  type MistakeKind,
} from './event.ts';
export {
  Arm,
  ArmTotals,
  ExperimentDefinition,
  ExperimentsFile,
  ExperimentStatus,
  ExperimentUnit,
} from './experiment.ts';
export { episodeId, eventId, ruleId, runKey, signatureId } from './identity.ts';
export { byKeys, compareText } from './in-order.ts';
export { Assignment, Episode, Signature } from './judgement.ts';
export { Language, languageOfPath, sharesSyntax, toLanguage } from './language.ts';
export {
  BugEntry,
  CATEGORIES,
  CodeGenerationEntry,
  CodeReviewEntry,
  DeploymentEntry,
  DocumentExtras,
  DocumentRow,
  emptyDocument,
  LlmCallEntry,
  PerformanceEntry,
  readDocument,
  TestFailureEntry,
  type Category,
  type MetricsDocument,
  type ReadDocument,
} from './metrics-document.ts';
export { mistakeRecord, type MistakeRecord } from './mistake-record.ts';
export { patternName } from './pattern-name.ts';
export { PatternRevision, Snooze } from './pattern-revision.ts';
export { UndoStep } from './pattern-undo.ts';
export {
  FurtherExamples,
  isActive,
  Lesson,
  Pattern,
  PatternChange,
  PatternMatches,
  PatternStats,
  PatternStatus,
  ProposalEvidence,
  Provenance,
  TEACHING_FIELDS,
  UNKNOWN_EFFECTIVENESS,
  withStats,
} from './pattern.ts';
export {
  type AppendResult,
  type Bucket,
  type Clock,
  type EventFilter,
  type EventSink,
  type EventStore,
  type FileSystem,
  type GivenSignature,
  type KeptReading,
  type PatternTally,
  type ReadingKeeper,
  type ReportItem,
  type RunFilter,
  type SeriesPoint,
  type StoredReading,
  type StoredReadings,
  type StoredWording,
  type WordingBatch,
} from './ports.ts';
export { Problem } from './problem.ts';
export { Finding, Range, Rule, RuleObject, Tier } from './rule.ts';
export {
  CaughtRepair,
  EvidenceFile,
  HitsHere,
  NoHistory,
  RuleEvidence,
  RuleHistory,
} from './rule-evidence.ts';
export { Run, RunKind, Totals } from './run.ts';
export { Severity, severityWeight, toSeverity, worseSeverity } from './severity.ts';
export { parseTimestamp, Timestamp, type ParsedTimestamp } from './timestamp.ts';
export { statedSeverity, wordingId, wordingOf, type Wording } from './wording.ts';
