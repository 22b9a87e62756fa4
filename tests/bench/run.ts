import { cpus } from 'node:os'
import { measureRecords, measureRequirements } from './growth.js'
import { measureNdjson } from './ndjson.js'
import { measureSize } from './size.js'
import { measureSpeed, timeContender } from './speed.js'
import { measureColdStart, measureLoading } from './start.js'
import { measureWorkbook } from './workbook.js'
import { measureWorkers } from './workers.js'

// npm run -s bench: all of it; npm run -s bench -- speed ndjson: some of it.

const parts = {
  speed: measureSpeed,
  ndjson: measureNdjson,
  workbook: measureWorkbook,
  start: measureColdStart,
  loading: measureLoading,
  size: measureSize,
  requirements: measureRequirements,
  records: measureRecords,
  workers: measureWorkers,
}
type Part = keyof typeof parts

async function main(named: readonly string[]): Promise<void> {
  if (named[0] === 'one') return timeContender(named[1]!)
  const unknown = named.filter((name) => !(name in parts))
  if (unknown.length > 0) throw new Error(`no part is called ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
  const model = cpus()[0]?.model
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${model}`)
  for (const name of named.length > 0 ? named : Object.keys(parts)) await parts[name as Part]()
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error)
  process.exitCode = 1
})
