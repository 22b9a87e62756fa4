import { expect, test } from 'vitest'
import { findingWriter } from '../../src/formats/finding-json.js'
import { runCases, toMessage } from '../../src/index.js'
import { readCaseFiles } from '../../src/node.js'
import { documents, standards, vocabulary } from '../../src/standards.js'
import { findings as awkward } from './report.js'

const ruleSets = { standards, documents, vocabulary }

test('every finding of every case is written as JSON.stringify writes it', () => {
  const write = findingWriter(ruleSets)
  const findings = readCaseFiles('fixtures/cases').files.flatMap((file) => {
    const run = runCases(file, ruleSets)
    return 'problems' in run
      ? []
      : run.cases.flatMap(({ report }) => report.records.flatMap((record) => record.findings))
  })
  expect(findings.length).toBeGreaterThan(10_000)
  // Twice, for the second time it writes what it remembers.
  for (const finding of [...findings, ...awkward, ...findings]) {
    const text = JSON.stringify({ ...finding, message: toMessage(finding, ruleSets) })
    if (write(finding) !== text) expect(write(finding)).toBe(text)
  }
})
