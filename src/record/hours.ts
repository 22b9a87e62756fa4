const span = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const isSpan = (text: string): boolean => span.test(text) && text.slice(0, 5) < text.slice(6)

/**
 * Reads the opening hours of a day, or undefined where they are not plainly that. The same hours are
 * written in one way: in order, and what touches or overlaps is one span.
 *
 * @example
 * readHours('13:00-17:00, 09:00-11:30') //=> '09:00-11:30 13:00-17:00'
 */
export function readHours(text: string): string | undefined {
  if (text === 'closed' || isSpan(text)) return text
  const spans = text.trim().split(/[\s,]+/)
  return spans.every(isSpan) ? joined(spans).join(' ') : undefined
}

function joined(spans: readonly string[]): string[] {
  const result: string[] = []
  for (const each of [...spans].sort()) {
    const last = result.at(-1)
    if (last === undefined || each.slice(0, 5) > last.slice(6)) result.push(each)
    else if (each.slice(6) > last.slice(6)) result[result.length - 1] = `${last.slice(0, 6)}${each.slice(6)}`
  }
  return result
}
