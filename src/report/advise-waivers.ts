import type { Problem } from '../problem.js'
import type { WaiverTally } from './report.js'

/** What somebody should look at: waivers that are needed and have run out, and those that nothing needs. */
export const adviceOn = (waivers: readonly WaiverTally[]): Problem[] =>
  waivers.filter(({ state }) => state !== 'not-yet').flatMap((waiver) => adviceOnOne(waiver) ?? [])

function adviceOnOne(waiver: WaiverTally): Problem | undefined {
  const { id, requirement, state, until, records, findings } = waiver
  const whom = waiver.record ?? waiver.region ?? ''
  if (records === 0) {
    const message = `the waiver "${id}" is for nobody: "${requirement}" was put to no record that is "${whom}" or lies in it`
    return { code: 'unused-waiver', message }
  }
  if (findings === 0) {
    const message = `the waiver "${id}" covers nothing: nothing is wrong with "${requirement}" of "${whom}"`
    return { code: 'unused-waiver', message, help: 'take it out' }
  }
  if (state === 'in-force') return undefined
  const message = `the waiver "${id}" ended on ${until}; findings that it would cover: ${findings}`
  return { code: 'not-in-force', message, help: 'they count as they are' }
}
