// The public API. Pure: no Node module is imported from here, and it runs in a browser.

export { dayInChina } from './dates.js'
export { type CompiledStandard, compileStandard } from './evaluate/check.js'
export type { Expected, Finding, Measured, Reason, Status } from './evaluate/finding.js'
export { plainRecord } from './evaluate/plain-record.js'
export type { FactType } from './expr/facts.js'
export { type JsonLogic, toPlain } from './expr/plain.js'
export { print } from './expr/print.js'
export type { Expr } from './expr/types.js'
export { factsOf } from './expr/walk.js'
export { type CellNote, cellNotesOf, gravestFirst } from './formats/cell-notes.js'
export {
  type Format,
  type FormatName,
  type FormatOptions,
  formatNames,
  formats,
  type ReportWriter,
} from './formats/index.js'
export type { JsonReport } from './formats/json.js'
export { toMessage } from './formats/message.js'
export { toRequirementText, toStandardList, toStandardText } from './formats/standards-text.js'
export { toTraceText } from './formats/trace-text.js'
export { jsonRecords } from './io/json.js'
export { type Line, ndjsonRecords } from './io/ndjson.js'
export { yamlRecords } from './io/yaml.js'
export type { Check, Due, Recurs, Share } from './kinds/kind.js'
export { type Problem, type ProblemCode, problemTextIn, type Result, toProblemText } from './problem.js'
export type { Encoding, Input, InputFormat } from './record/input.js'
export type { Place, PlaceTree } from './record/place.js'
export { type CheckedRecord, readRecord } from './record/read.js'
export type { RecordProblem } from './record/record-problem.js'
export type { Entry, SourceRecord } from './record/source.js'
export type { Fact, Label, Language, Term, Vocabulary } from './record/vocabulary.js'
export { type RunCase, type RunCases, runCases } from './report/cases.js'
export type { CheckOptions } from './report/check-options.js'
export { checkRecords, mergeReports } from './report/check-records.js'
export type { ApplyJsonLogic } from './report/cross-check.js'
export { type Mutation, runMutants } from './report/mutation.js'
export type { Position } from './report/positions.js'
export { type Compared, compareReceipts, type FileDigest, type PartialReceipt, type Receipt } from './report/receipt.js'
export type {
  OpenFact,
  RecordResult,
  RegionTally,
  Report,
  ReportPart,
  RequirementTally,
  Shortfall,
  StatusCounts,
  Verdict,
  WaivedCounts,
  WaiverTally,
} from './report/report.js'
export { type Run, startRun } from './report/run.js'
export { type Completion, type SummaryBy, type SummaryRow, summaries, summarize } from './report/summarize.js'
export { readWaivers, type Waiver } from './report/waiver.js'
export { jsonSchemaOf } from './schemas/json-schemas.js'
export { readReceipt } from './schemas/receipt.js'
export { documentNamed, requirementNamed, standardNamed } from './standard/choose.js'
export type { SourceFile } from './standard/file.js'
export { fingerprintOf, sentencesOf } from './standard/fingerprint.js'
export type { JsonSchema } from './standard/json-schema.js'
export {
  type JsonSchemaName,
  jsonSchemaNames,
  type OutputSchemaName,
  outputSchemaNames,
} from './standard/json-schema-names.js'
export { type Lint, lintRuleSets } from './standard/lint.js'
export { type LoadedRuleSets, loadRuleSets } from './standard/load.js'
export type { Mutant } from './standard/mutants.js'
export type {
  Clause,
  Document,
  InForce,
  Obligation,
  Requirement,
  RuleSets,
  Standard,
  Treatment,
} from './standard/standard.js'
export { type Trace, type TracedClause, traceDocument, traceSource } from './standard/trace.js'
export { fieldRows, termRows } from './table/field-rows.js'
export { type Field, fieldsOf } from './table/fields.js'
export { rowsOf } from './table/fill.js'
export { type Mapping, readMapping } from './table/mapping.js'
export { proposeMapping } from './table/propose-mapping.js'
export { type ReadSheetsOptions, readSheets } from './table/read-sheets.js'
export { type Template, type TemplateSheet, templateOf } from './table/template.js'
