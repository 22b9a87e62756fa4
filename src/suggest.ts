/** Longer words are no names. */
const longest = 64
/** However long a word is, a slip changes no more letters. */
const mostChanged = 8

/**
 * The candidate that a misspelt word most likely meant, as a help text, or undefined.
 *
 * @example
 * didYouMean('sandpaly-room', ['sandplay-room', 'reading-area'])
 * //=> 'did you mean "sandplay-room"?'
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  // A slip changes few letters: more than a third of the word changed is another word.
  let bestDistance = Math.min(mostChanged, Math.max(1, Math.floor(word.length / 3))) + 1
  for (const candidate of candidates) {
    if (candidate.length > longest || Math.abs(candidate.length - word.length) >= bestDistance) continue
    // A name cut short, or with something added, is meant before one that is only alike.
    const extended = candidate.startsWith(word) || word.startsWith(candidate)
    const distance =
      extended && word.length > 1
        ? 0.5
        : editDistance(word.toLowerCase(), candidate.toLowerCase(), Math.ceil(bestDistance))
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best === undefined ? undefined : `did you mean "${best}"?`
}

/**
 * Damerau's distance (optimal string alignment): insertions, deletions, changes, swapped neighbours. Where it is `limit`
 * or more, something that is no less than `limit`: thousands of words may be held against thousands.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.max(a.length, b.length) > longest || Math.abs(a.length - b.length) > limit) return Infinity
  let [before, last, row] = rows
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    // What lies further off the diagonal costs as many insertions.
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    row[from - 1] = from === 1 ? i : beyond
    let nearest = row[from - 1]!
    for (let j = from; j <= to; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1)
      }
      row[j] = cost
      if (cost < nearest) nearest = cost
    }
    if (to < b.length) row[to + 1] = beyond
    // A swap builds on the row before the last: it costs more than the last one at its nearest all the same.
    if (nearest > limit) return nearest
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length]!
}

/** Used again for every pair of words. A cell that is not reckoned is `beyond` all others. */
const rows = [0, 1, 2].map(() => new Uint8Array(longest + 2)) as [Uint8Array, Uint8Array, Uint8Array]
const beyond = 2 * longest
