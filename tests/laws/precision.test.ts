import { expect, test } from 'vitest'
import type { Expr } from '../../src/index.js'
import { asker } from './ask.js'
import { completionsOf, questionOf, skeletons, whatIsKnown } from './each-fact-once.js'
import { asOf, facts, vocabulary } from './generators.js'
import { law } from './law.js'

// Unknown means that it can still be either. It holds where no fact is read twice; tests/README.md says where else it cannot.

let open = 0
let decided = 0

law(
  'an open answer can still be either, and a definite one is that of every completion',
  [skeletons, whatIsKnown],
  {
    runs: 1500,
    afterwards() {
      expect(open).toBeGreaterThan(125)
      expect(decided).toBeGreaterThan(125)
    },
  },
  (skeleton, choices) => {
    const question = questionOf(skeleton, choices)
    if (question === undefined) return 0
    const { compiled, plain } = asker(question.expr, question.facts, asOf, vocabulary)
    const answer = compiled(question.partial)
    if (answer === null) open++
    else decided++
    const found = new Set<boolean>()
    let cases = 0
    for (const completion of completionsOf(question)) {
      cases++
      found.add(plain(completion))
      if (answer === null ? found.size === 2 : !found.has(answer) || found.size === 2) break
    }
    const wanted = answer === null ? found.size === 2 : found.size === 1 && found.has(answer)
    if (!wanted) throw new Error(`${answer}, but ${[...found].join(' or ')}: ${JSON.stringify(question)}`)
    return cases
  },
)

test.each<[string, Expr, object]>([
  ['a fact is read twice', { or: [{ var: 'b' }, { '!': { var: 'b' } }] }, {}],
  ['a number is read twice', { '>=': [{ '-': [{ var: 'n' }, { var: 'n' }] }, 0] }, {}],
  ['a number has gaps', { '==': [{ '*': [{ count: [{ var: 'list' }, { var: 'b' }] }, 2] }, 3] }, { list: [{}, {}] }],
  ['a part is known, and its whole is not', { '>=': [{ var: 'n2' }, 3] }, { p: 3 }],
  ['all terms there are are asked for', { in: [{ var: 'k' }, ['u', 'v', 'w', 'x', 'y', 'z']] }, {}],
])('an answer stays open where %s', (_, expr, record) => {
  const { compiled, reference } = asker(expr, facts, asOf, vocabulary)
  expect([compiled({ ...record }), reference({ ...record })]).toEqual([null, null])
})
