import { count } from '../expr/build.js'
import { defineKind } from './kind.js'
import { people, peopleFields } from './people.js'
import { countFields, countRelation } from './relation.js'

/**
 * A head count of the staff.
 *
 * @example
 * kind: staffing
 * roles: [counsellor, psychotherapist, psychiatrist]
 * employment: full-time
 * atLeast: 2
 */
export const staffing = defineKind({
  name: 'staffing',
  summary: 'a head count of the staff',
  fields: { ...peopleFields, ...countFields },
  compile({ roles, employment, who, ...figures }, context) {
    const measure = count(people({ roles, employment, who }, context), true)
    return { holds: countRelation(measure, figures, context), unit: 'persons' }
  },
})
