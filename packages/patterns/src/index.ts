export { builtinPatterns } from './builtin/builtin-patterns.ts';
export { composeLibrary, type LibraryLayers } from './compose-library.ts';
export { exportPatterns, type ExportOptions } from './export-patterns.ts';
export {
  importPatterns,
  type ImportedPatterns,
  type ImportOptions,
  type PatternsFormat,
} from './import-patterns.ts';
export { changesAbout } from './history/changes-about.ts';
export { readAddress, revisionAddress } from './inbox/address.ts';
export { type Verdict } from './inbox/decide-revision.ts';
export { type LearnedOrder } from './inbox/learn-order.ts';
export { findNearDuplicates, type NearDuplicate } from './inbox/near-duplicates.ts';
export {
  openInbox,
  type Inbox,
  type InboxInput,
  type InboxItem,
  type LikePattern,
} from './inbox/open-inbox.ts';
export { type FieldChange } from './inbox/revised-pattern.ts';
export { isSnoozed } from './inbox/snooze.ts';
export { type ProposalTraits } from './inbox/traits.ts';
export { type ActorKind, type ChangeAction } from './library/change.ts';
export { type Json, type Library, type LibraryEntry, type LibraryForm } from './library/library.ts';
export { mergeLibraries } from './library/merge-libraries.ts';
export { patternId } from './library/pattern-id.ts';
export { readLibrary, type LibraryReading } from './library/read-library.ts';
export { lessonOf, writeLibrary } from './library/write-library.ts';
export { type Absorbed } from './manager/absorb-patterns.ts';
export { type DetectedPattern } from './manager/add-new-patterns.ts';
export { type NewPatternFields, type PatternUpdate } from './manager/edit-patterns.ts';
export { findPatterns } from './manager/find-patterns.ts';
export { type MarkdownLoad, type PatternManagerOptions } from './manager/library-keeper.ts';
export { PatternManager } from './manager/pattern-manager.ts';
export { type PatternFilter } from './manager/pattern-filter.ts';
export { similarNames } from './manager/similar-names.ts';
export { type FrequencyUpdate, type PatternFrequency } from './manager/update-frequencies.ts';
export { parsePatternsMarkdown, type PatternsMarkdown } from './markdown/parse-patterns-markdown.ts';
export { renderPatternsMarkdown, type RenderOptions } from './markdown/render-patterns-markdown.ts';
export { PatternIndex, type SearchOptions, type SearchResult } from './retrieval/pattern-index.ts';
export { PatternsError, type PatternsErrorCode, type PatternsErrorPlace } from './patterns-error.ts';
