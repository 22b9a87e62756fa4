import type { Target } from './target.js'
import { annotate } from './targets/annotate.js'
import { cli } from './targets/cli.js'
import { config } from './targets/config.js'
import { csv } from './targets/csv.js'
import { expressions } from './targets/expressions.js'
import { mapping } from './targets/mapping.js'
import { recordFiles } from './targets/record-files.js'
import { records } from './targets/records.js'
import { standards } from './targets/standards.js'
import { waivers } from './targets/waivers.js'
import { xlsx } from './targets/xlsx.js'

export const targets: readonly Target[] = [
  ...[standards, records, mapping, waivers, config, csv, xlsx, annotate, recordFiles, expressions, cli],
]
