import * as z from 'zod'
import { and, fact, filter, isIn } from '../expr/build.js'
import type { Expr } from '../expr/types.js'
import type { KindContext } from './kind.js'

// Whom a requirement about people speaks of: shared by staffing and qualification.

export const peopleFields = {
  roles: z.array(z.string()).min(1).optional().describe('the roles that count; every role where left out'),
  employment: z.string().optional().describe('full-time or part-time; either where left out'),
  who: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('yes-or-no facts that must be true of the person, such as inCharge'),
}

interface People {
  readonly roles?: string[] | undefined
  readonly employment?: string | undefined
  readonly who?: string[] | undefined
}

/** The staff a requirement speaks of. The role comes first, so that requirements share that list. */
export function people({ roles, employment, who }: People, context: KindContext): Expr {
  const staff = fact('staff')
  context.fact('kind', 'staff', ['list'])
  const role = context.fact('kind', 'role', ['term'], 'staff')?.terms
  const ofRole =
    roles === undefined || role === undefined
      ? staff
      : filter(
          staff,
          isIn(
            fact('role'),
            roles.map((word, index) => context.term(['roles', index], role, word)),
          ),
        )
  const conditions: Expr[] = []
  if (employment !== undefined) {
    const section = context.fact('kind', 'employment', ['term'], 'staff')?.terms
    if (section !== undefined)
      conditions.push({ '==': [fact('employment'), context.term('employment', section, employment)] })
  }
  for (const [index, name] of (who ?? []).entries()) {
    context.fact(['who', index], name, ['yes-no'], 'staff')
    conditions.push(fact(name))
  }
  return conditions.length === 0 ? ofRole : filter(ofRole, and(...conditions))
}
