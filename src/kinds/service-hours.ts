import { defineKind } from './kind.js'
import { quantity } from './quantity.js'

/**
 * Hours or days of service in a period, within bounds.
 *
 * @example
 * kind: service-hours
 * of: menuHours
 * atLeast: 12 h/week
 */
export const serviceHours = defineKind({
  ...quantity,
  name: 'service-hours',
  summary: 'hours or days of service in a period, within bounds',
})
