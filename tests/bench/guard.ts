import { centers } from './centers.js'
import { clausecheck, clausecheckVerdicts } from './contenders/clausecheck.js'
import type { Contender } from './contenders/contender.js'
import { handWritten, handWrittenVerdicts } from './contenders/hand-written.js'
import { jsonLogicJsThreeValued } from './contenders/json-logic-js.js'
import { inTurns } from './in-turns.js'
import { ndjsonContenders } from './ndjson.js'
import { forSeconds, interleaved, median, ratios } from './timing.js'

// Part of CI: ratios, which hardly depend on the machine, and fail where something became half as slow again.

interface Guarded {
  readonly name: string
  /** What it was when it was last looked at. */
  readonly was: number
  /** One turn of each, of as many records. */
  turns(): Promise<Record<'ours' | 'theirs', () => void | Promise<void>>>
}

const records = centers(4_000)
const slack = 1.5
/** Of computing, for each of them: together well below the forty seconds that CI spares. */
const seconds = 3

const guarded: readonly Guarded[] = [
  { name: 'full findings / hand-written with the same findings', was: 2.1, turns: both(clausecheck, handWritten, 500) },
  {
    name: 'verdicts alone / hand-written verdicts',
    was: 2.3,
    turns: both(clausecheckVerdicts, handWrittenVerdicts, 500),
  },
  {
    name: 'verdicts alone / json-logic-js asking for what is missing',
    was: 0.063,
    turns: both(clausecheckVerdicts, jsonLogicJsThreeValued, 50),
  },
  {
    name: 'NDJSON to NDJSON / JSON.parse and JSON.stringify alone',
    was: 0.85,
    async turns() {
      const { clausecheck, 'parse and stringify': theirs } = ndjsonContenders(200)
      return { ours: clausecheck, theirs }
    },
  },
]

function both(ours: Contender, theirs: Contender, size: number): Guarded['turns'] {
  return async () => ({
    ours: inTurns(records, size, (await ours.start())!),
    theirs: inTurns(records, size, (await theirs.start())!),
  })
}

async function guard(): Promise<void> {
  for (const { name, was, turns } of guarded) {
    const contenders = await turns()
    await interleaved(contenders, 1, forSeconds(1.5, 3))
    const times = await interleaved(contenders, 1, forSeconds(seconds, 15))
    const ratio = median(ratios(times.ours, times.theirs))
    const most = was * slack
    const slower = ratio > most
    if (slower) process.exitCode = 1
    const by = slower ? `: ${(ratio / was).toFixed(2)} times as slow as it was` : ''
    console.log(`${slower ? 'FAILED' : 'ok'} ${name}: ${ratio.toFixed(3)}, at most ${most.toFixed(3)}${by}`)
  }
}

guard().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
