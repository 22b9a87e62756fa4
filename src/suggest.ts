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
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate.length > 64 || Math.abs(candidate.length - word.length) >= bestDistance) continue
    // A name cut short, or with something added, is meant before one that is only alike.
    const extended = candidate.startsWith(word) || word.startsWith(candidate)
    const distance = extended && word.length > 1 ? 0.5 : editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best === undefined ? undefined : `did you mean "${best}"?`
}

/** Damerau's distance (optimal string alignment): insertions, deletions, changes, swapped neighbours. */
function editDistance(a: string, b: string): number {
  if (a.length > 64) return Infinity
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1)
      }
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
