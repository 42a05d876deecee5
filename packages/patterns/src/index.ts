export { builtinPatterns } from './builtin/builtin-patterns.ts';
export { composeLibrary, type LibraryLayers } from './compose-library.ts';
export { EXPORT_FORMATS, exportPatterns, type ExportFormat, type ExportOptions } from './export-patterns.ts';
export { importPatterns, type ImportOptions, type PatternsImport } from './import-patterns.ts';
export { IMPORT_FORMATS, type ImportFormat } from './interchange/import-format.ts';
export { inferLessons, type InferLessonsOptions } from './interchange/infer-lessons.ts';
export { changesAbout } from './history/changes-about.ts';
export { readAddress, revisionAddress } from './inbox/address.ts';
export { type Verdict } from './inbox/decide-revision.ts';
export { lookUpEvidence, type EvidenceLookup, type PatternEvidence } from './inbox/evidence-of.ts';
export { findNearDuplicates, type NearDuplicate } from './inbox/near-duplicates.ts';
export {
  openInbox,
  type Inbox,
  type InboxInput,
  type InboxItem,
  type LikePattern,
} from './inbox/open-inbox.ts';
export { type FieldChange } from './inbox/revised-pattern.ts';
export {
  INSTRUCTION_FILES,
  INSTRUCTION_FORMATS,
  type InstructionFormat,
} from './interchange/instructions/instruction-files.ts';
export {
  planInstructions,
  type InstructionsPlan,
  type InstructionsPlanOptions,
} from './interchange/instructions/plan-instructions.ts';
export { findRegion, type Region } from './interchange/instructions/region.ts';
export { LEAST_LIMIT } from './interchange/instructions/render-instructions.ts';
export { composeLayers, isSwitch, type ComposedLayers, type LayeredLesson } from './layers/compose-layers.ts';
export { type LayerFiles } from './layers/layer-files.ts';
export { type Layer } from './layers/layer.ts';
export {
  loadLayers,
  loadLibraryLayers,
  type Extending,
  type LoadedLayers,
  type LoadLayersOptions,
} from './layers/load-layers.ts';
export { type LayerFile } from './layers/read-layer.ts';
export { type Library, type LibraryForm } from './library/library.ts';
export { readLibrary, type LibraryReading } from './library/read-library.ts';
export { writeLibrary } from './library/write-library.ts';
export { type Absorbed } from './manager/absorb-patterns.ts';
export { type DetectedPattern } from './manager/add-new-patterns.ts';
export { type NewPatternFields, type PatternUpdate } from './manager/edit-patterns.ts';
export { type MarkdownLoad, type PatternManagerOptions } from './manager/library-keeper.ts';
export { PatternManager } from './manager/pattern-manager.ts';
export { type PatternFilter } from './manager/pattern-filter.ts';
export { similarNames } from './manager/similar-names.ts';
export { type FrequencyUpdate, type PatternFrequency } from './manager/update-frequencies.ts';
export { parsePatternsMarkdown, type PatternsMarkdown } from './markdown/parse-patterns-markdown.ts';
export { renderPatternsMarkdown, type RenderOptions } from './markdown/render-patterns-markdown.ts';
export { PatternIndex, type SearchOptions, type SearchResult } from './retrieval/pattern-index.ts';
export { PatternsError, type PatternsErrorCode } from './patterns-error.ts';
