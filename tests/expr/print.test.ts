import { expect, test } from 'vitest'
import { print } from '../../src/expr/print.js'

test.each([
  [{ '>=': [{ var: 'totalArea' }, 150] }, 'totalArea ≥ 150'],
  [
    { '>=': [{ count: [{ var: 'staff' }, { '==': [{ var: 'role' }, 'adviser'] }] }, 2] },
    'count(staff where role = adviser) ≥ 2',
  ],
  [{ and: [{ in: ['sofa', { var: 'equipment' }] }, { '!': { var: 'open' } }] }, '(sofa in equipment) and not open'],
] as const)('prints %j as %s', (expr, line) => {
  expect(print(expr)).toBe(line)
})
