import { expect, test } from 'vitest'
import { print } from '../../src/expr/print.js'
import type { Expr } from '../../src/index.js'

const v = (name: string): Expr => ({ var: name })
const adviser: Expr = { '==': [v('role'), 'adviser'] }

const lines: [Expr, string][] = [
  [true, 'true'],
  [{ '>=': [v('totalArea'), 150] }, 'totalArea ≥ 150'],
  [{ '!=': [v('host'), 'library'] }, 'host ≠ library'],
  [{ '<': [{ '-': [v('area'), v('yard')] }, 0.5] }, '(area - yard) < 0.5'],
  [{ '<=': [{ '*': [0.2, v('area'), { '+': [1, 2] }] }, 9] }, '(0.2 × area × (1 + 2)) ≤ 9'],
  [{ '>': [{ min: [v('area'), { max: [1, 2] }] }, 3] }, 'min(area, max(1, 2)) > 3'],
  [{ and: [{ in: ['sofa', v('equipment')] }, { '!': v('open') }] }, '(sofa in equipment) and not open'],
  [{ '!': { or: [v('open'), { and: [v('warm'), v('light')] }] } }, 'not (open or (warm and light))'],
  [{ in: [v('host'), ['library', 'school']] }, 'host in [library, school]'],
  [{ '>=': [{ count: [v('staff'), adviser] }, 2] }, 'count(staff where role = adviser) ≥ 2'],
  [{ '>=': [{ count: [v('staff'), true] }, 2] }, 'count(staff) ≥ 2'],
  [{ '>=': [{ count: [{ filter: [v('staff'), adviser] }, true] }, 2] }, 'count(staff where role = adviser) ≥ 2'],
  [{ '>=': [{ count: [[v('open'), v('warm')], v('')] }, 1] }, 'count([open, warm]) ≥ 1'],
  [{ '>=': [{ sum: [v('rooms'), v('usableArea')] }, 100] }, 'sum(usableArea of rooms) ≥ 100'],
  [{ all: [{ filter: [v('staff'), adviser] }, v('trained')] }, 'every (staff where role = adviser): trained'],
  [{ none: [v('staff'), { '==': [v('role'), 'volunteer'] }] }, 'none staff: (role = volunteer)'],
  [{ and: [{ some: [v('rooms'), v('quiet')] }, v('open')] }, '(some rooms: quiet) and open'],
]
test.each(lines)('prints %j as %s', (expr, line) => {
  expect(print(expr)).toBe(line)
})
