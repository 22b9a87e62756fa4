import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatNames } from '../../src/formats/format-names.js'

/** A table in GB18030: a site that is a 健心客厅 in Haiyan. */
const gb18030 = Buffer.from(
  'b1e0bac52cc3fbb3c62cb3a1cbf9c0e0d0cd2c726567696f6e0a612cbcd72cbda1d0c4bfcdccfc2c68616979616e0a',
  'hex',
)

/** What is read: the records that ship, and files with which something is wrong, for Problems are written too. */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'broken.json': '[{"record": "site", "id": "a",}]',
  'cut.json': '[{"record": "site"',
  'broken.yaml': 'record: site\nid: [a\n',
  'lines.ndjson':
    '{"record":"site","id":"l1","siteType":"health-lounge","region":"nanhu","totalArea":"约150"}\n{"record"\n\u00a0\n',
  'gb18030.csv': gb18030,
  'damaged.xlsx': 'PK\u0003\u0004 is how a workbook begins',
  'empty.csv': '',
}

const endings: Readonly<Record<string, string>> = { markdown: 'md', junit: 'xml' }

/** An empty folder as the working folder of a run; gives the names of what it writes there. */
export function prepare(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const records = 'fixtures/records'
  const shipped = readdirSync(records)
  for (const name of shipped) copyFileSync(join(records, name), join(folder, name))
  for (const [name, contents] of Object.entries(files)) writeFileSync(join(folder, name), contents)
  const outputs = formatNames.map((format) => ({ format, file: `report-${format}.${endings[format] ?? format}` }))
  const config = {
    files: [...shipped, ...Object.keys(files), 'missing.yaml', 'no-*.csv'],
    asOf: '2021-10-15',
    lang: 'zh',
    receipt: 'receipt.json',
    outputs,
  }
  writeFileSync(join(folder, 'clausecheck.config.yaml'), JSON.stringify(config))
  return ['receipt.json', ...outputs.map(({ file }) => file)]
}
