import type { SourceRecord } from '../record/source.js'
import type { CheckOptions } from './check-options.js'
import type { Report } from './report.js'
import { startRun } from './run.js'

/**
 * Checks records against standards. Nothing is thrown for bad data: what cannot be read is a
 * Problem of the report, and the other records are checked.
 *
 * @example
 * import { standards, documents, vocabulary } from 'clausecheck/standards'
 * const site = { record: 'site', id: 'a', siteType: 'health-lounge', region: 'nanhu', totalArea: 60 }
 * checkRecords([{ value: site }], { standards, documents, vocabulary, asOf: '2021-09-30' }).verdict
 * //=> 'undetermined'
 */
export function checkRecords(records: Iterable<SourceRecord>, options: CheckOptions): Report {
  const run = startRun(options)
  for (const record of records) run.add(record)
  return run.report()
}

/**
 * The report on a whole dataset from the reports on its parts, each made with `part: true`: the same, to
 * the last figure, as one made of the whole. The parts may come from other processes as JSON.
 *
 * @example
 * mergeReports(parts.map((records) => checkRecords(records, { ...options, part: true })), options).verdict
 */
export function mergeReports(reports: Iterable<Report>, options: CheckOptions): Report {
  const run = startRun(options)
  for (const report of reports) run.absorb(report)
  return run.report()
}
