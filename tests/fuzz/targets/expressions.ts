import { and } from '../../../src/expr/build.js'
import { typecheck } from '../../../src/expr/typecheck.js'
import { validate } from '../../../src/expr/validate.js'
import { compileStandard, type Expr, print, readRecord, type Standard, toPlain } from '../../../src/index.js'
import { factsOfRecord } from '../../../src/record/vocabulary.js'
import { scopeFor } from '../../../src/standard/expression.js'
import { json } from '../mutate-tree.js'
import { asOf, demand, demandPlain, ruleSets, untouched } from '../properties.js'
import { bytesOf, parsedJson, textOf } from '../shape.js'
import type { Target } from '../target.js'

const { vocabulary } = ruleSets
const scope = scopeFor(vocabulary, factsOfRecord(vocabulary, 'site'))
const label = { zh: '要求', en: 'requirement' }

/** Expressions of the shipped standards, as they were read. */
function shipped(): Expr[] {
  const found = ruleSets.standards
    .filter(({ appliesTo }) => appliesTo.record === 'site')
    .flatMap(({ requirements }) => requirements.flatMap(({ when, check }) => [when, check.holds, check.over]))
  return found
    .filter((each) => each !== undefined && typeof each === 'object')
    .filter((_, at) => at % 7 === 0) as Expr[]
}

/** Expressions: checked, printed, exported and decided. */
export const expressions: Target = {
  name: 'expressions',
  shape: json,
  inputs: 500,
  seeds: () => shipped().map((each) => bytesOf(JSON.stringify(each))),
  try(input) {
    const given = textOf(input)
    const parsed = parsedJson(given)
    if (parsed === undefined) return
    const { expr, issues } = validate(parsed.value)
    for (const { message } of issues) demandPlain(message, given)
    if (issues.length > 0) return
    const typed = typecheck(and(expr), scope)
    for (const { message } of typed.issues) demandPlain(message, given)
    if (typed.issues.length > 0 || typed.type.is !== 'boolean') return
    demandPlain(print(typed.expr), given)
    const plain = toPlain(typed.expr, { from: '2021-01-01', until: '2021-12-31' })
    demand(JSON.stringify(plain) !== undefined, 'it has no plain form')
    const checked = compileStandard(standardOf(typed.expr), vocabulary)
    for (const value of [untouched('a'), ...honest]) {
      const { record } = readRecord(value, vocabulary)
      for (const finding of record === undefined ? [] : checked.check(record, asOf))
        demandPlain(JSON.stringify(finding), given)
    }
  },
}

const honest = [
  { record: 'site', id: 'a' },
  {
    record: 'site',
    id: 'b',
    staff: [],
    equipment: null,
    rooms: [{}, { type: 'reception-room' }],
    incomplete: ['staff'],
  },
]

const standardOf = (holds: Expr): Standard => ({
  ...{ id: 'fuzz/expressions', version: '1.0.0', document: 'fuzz', title: label, appliesTo: { record: 'site' } },
  inForce: { from: '2021-01-01' },
  requirements: [
    {
      ...{
        id: 'one',
        clause: '1',
        covers: ['one'],
        obligation: 'must',
        wording: null,
        statement: label,
        kind: 'logic',
      },
      check: { holds },
    },
  ],
  digest: '',
})
