import type { Entry } from '../record/source.js'
import { readYaml } from '../yaml.js'
import { recordsOf } from './value.js'

/** The records of a YAML file: one, or a list. */
export function* yamlRecords(text: string, file: string): Generator<Entry> {
  const yaml = readYaml(text, file)
  if (yaml.ok)
    yield* recordsOf(yaml.value.value, file, yaml.value.positionOf, (keys) => yaml.value.positionOf(keys).line)
  else for (const problem of yaml.problems) yield { problem }
}
