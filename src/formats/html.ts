import type { Format } from './format.js'
import { dataOf } from './html/data.js'
import { pageEnd, pageStart } from './html/page.js'

/**
 * One self-contained page, in both languages, that opens offline and prints: verdict and counts, scoreboard
 * by region, shortfalls, deadlines, what would settle the rest, a heat map, and every finding to search and
 * filter. It fetches nothing, and its content-security policy forbids it to. Ten thousand sites make 5 MB.
 *
 * Loses the fields of a finding as data, for it tells them in words and in figures with units; `covers` and
 * `kind`; of the places that a finding points to all but the first twenty, which it counts; and characters
 * that steer a terminal or turn the direction of reading.
 *
 * @example
 * writeFileSync('report.html', [...formats.html.write(report, options)].join(''))
 */
export const html: Format<string> = {
  *write(report, options) {
    yield pageStart(report, options.language)
    yield* dataOf(report, options)
    yield pageEnd()
  },
}
