import { expect, test } from 'vitest'
import { levelOf, uriOf } from '../../src/formats/issue.js'
import { countsByObligation } from '../../src/report/tally.js'
import { verdictOf } from '../../src/report/verdict.js'
import { obligations } from '../../src/standard/standard.js'

test('an error is exactly what makes a record non-compliant', () => {
  for (const obligation of obligations) {
    for (const type of ['site', 'region', 'organization']) {
      const verdict = verdictOf(countsWith(obligation, 'fail'), type)
      expect(levelOf({ obligation, record: { type } }) === 'error', `${obligation} of ${type}`).toBe(
        verdict === 'non-compliant',
      )
    }
  }
})

test.each([
  ['sites.yaml', 'sites.yaml'],
  ['./数据/a b.yaml', '%E6%95%B0%E6%8D%AE/a%20b.yaml'],
  ['../a#b?c%.csv', '../a%23b%3Fc%25.csv'],
  ['c:d.csv', 'c%3Ad.csv'],
  ['data\\2021\\a.yaml', 'data/2021/a.yaml'],
  ['/srv/数据.yaml', 'file:///srv/%E6%95%B0%E6%8D%AE.yaml'],
  ['C:\\data\\a b.yaml', 'file:///C:/data/a%20b.yaml'],
  ['half\ud800.csv', 'half%EF%BF%BD.csv'],
])('the file %s is the URI %s', (file, uri) => {
  expect(uriOf(file)).toBe(uri)
  expect(() => new URL(uri, 'file:///base/')).not.toThrow()
})

function countsWith(obligation: 'must' | 'target' | 'should' | 'may', status: 'fail') {
  const counts = countsByObligation()
  counts[obligation][status]++
  return counts
}
