import { execFileSync } from 'node:child_process'
import type { Finding } from '../../src/index.js'
import type { CheckedRecord } from '../../src/record/read.js'
import { centers } from './centers.js'
import type { Contender, Json } from './contenders/contender.js'
import { handWritten, handWrittenVerdicts } from './contenders/hand-written.js'
import { contenders } from './contenders.js'
import { asOf, compiled } from './county-center.js'
import { inTurns } from './in-turns.js'
import { random } from './random.js'
import { count, forSeconds, heading, interleaved, median, ratios, table } from './timing.js'
import { type Comparison, compared } from './verify.js'

// One process for each contender and round, in shuffled order. In each the contender and hand-written code
// that answers the same take turns: trust the ratios, the times move with the machine.

const rounds = 3
const seconds = 3
/** How many records the limit takes in a turn. */
const limitSize = 1_000

interface Timed extends Comparison {
  readonly micros: number
  readonly ratio: number
}

/** What a process of one contender says on stdout. */
export async function timeContender(name: string): Promise<void> {
  const contender = contenders.find((each) => each.name === name)!
  const answer = await contender.start()
  if (answer === undefined) return console.log('null')
  const records = centers(handWritten.records)
  const some = records.slice(0, contender.records)
  // A sound limit answers the same in every form a record may have.
  if (contender === handWritten) await compared(centers(500, true), reference, answer)
  const comparison = await compared(some.slice(0, 1000), reference, answer)
  const limit = (await (contender.answers === 'findings' ? handWritten : handWrittenVerdicts).start())!
  // Short turns: where the machine is busy, the median is of those that nobody interrupted.
  const size = Math.max(1, contender.records / 20)
  const turns = { contender: inTurns(some, size, answer), limit: inTurns(records, limitSize, limit) }
  await interleaved(turns, 1, (round) => round < 20)
  const times = await interleaved(turns, 1, forSeconds(seconds, 20))
  const each = times.contender.map((micros) => micros / size)
  const limits = times.limit.map((micros) => micros / limitSize)
  console.log(JSON.stringify({ ...comparison, micros: median(each), ratio: median(ratios(each, limits)) }))
}

const reference = (record: Json): readonly Finding[] => compiled.check(record as CheckedRecord, asOf)

export async function measureSpeed(): Promise<void> {
  heading('27 requirements of one site')
  const order = random(1)
  const found = new Map<Contender, Timed[]>(contenders.map((contender) => [contender, []]))
  const absent: string[] = []
  for (let round = 0; round < rounds; round++) {
    const shuffled = [...found.keys()].sort(() => order() - 0.5)
    for (const contender of shuffled) {
      const said = execFileSync(process.execPath, [process.argv[1]!, 'one', contender.name], { encoding: 'utf8' })
      const timed = JSON.parse(said) as Timed | null
      if (timed !== null) found.get(contender)!.push(timed)
      else if (round === 0) absent.push(contender.name)
    }
  }
  const rows = [...found]
    .filter(([, timed]) => timed.length > 0)
    .map(([{ name, answers }, timed]) => {
      const micros = timed.map((each) => each.micros)
      const times = timed.map(({ ratio }) => ratio)
      const [{ open, passed, failed }] = timed as [Timed]
      const wrong = passed + failed === 0 ? 'none' : `${share(passed, open)} pass, ${share(failed, open)} fail`
      const range = `${figure(median(times))} (${figure(Math.min(...times))}–${figure(Math.max(...times))})`
      return [name, answers, count(1e6 / median(micros)), figure(median(micros)), range, wrong]
    })
  table(
    ['contender', 'answers', 'sites/s', 'µs a site', '× by hand, the same answers', 'of open verdicts it calls'],
    rows,
  )
  if (absent.length > 0) console.log(`\nnot installed, and left out: ${absent.join('; ')}`)
}

const figure = (value: number): string =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : count(value)
const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(0)} %`
