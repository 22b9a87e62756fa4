import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesOf, inputsOf } from '../../src/cli/inputs.js'
import { inFolder } from './session.js'

const files = [
  'a.csv',
  'b.csv',
  'c.json',
  '.hidden.csv',
  'sites (1).csv',
  'sites[2].csv',
  'data/a.yaml',
  'data/deep/er/b.yaml',
  'other/a.yaml',
]

/** What names stand for in a folder with those files, a link back to the folder, and one that leads out of it. */
const found = (...names: string[]) =>
  inFolder(async (folder) => {
    for (const file of files) {
      mkdirSync(join(folder, file, '..'), { recursive: true })
      writeFileSync(join(folder, file), 'id\n')
    }
    symlinkSync('.', join(folder, 'loop'))
    symlinkSync('..', join(folder, 'data/up'))
    symlinkSync('/etc', join(folder, 'data/etc'))
    symlinkSync('/etc/passwd', join(folder, 'data/passwd.yaml'))
    const before = process.cwd()
    process.chdir(folder)
    try {
      const inputs = inputsOf(names.map((name) => name.replace('$PWD', process.cwd())))
      const here = inputs.files.map((file) => file.replace(`${process.cwd()}/`, '$PWD/'))
      return { files: here, problems: inputs.problems.map(({ code }) => code), bytes: bytesOf(inputs.files) }
    } finally {
      process.chdir(before)
    }
  })

test.each([
  [
    ['b.csv', 'a.csv', 'b.csv'],
    ['b.csv', 'a.csv'],
  ],
  [['*.csv'], ['a.csv', 'b.csv', 'sites (1).csv', 'sites[2].csv']],
  [['{a,b}.csv'], ['a.csv', 'b.csv']],
  [['{a.csv,data/*.yaml}'], ['a.csv', 'data/a.yaml']],
  [['!(b|sites*).csv'], ['a.csv']],
  [['@(a|c).*'], ['a.csv', 'c.json']],
  [['[ab].csv'], ['a.csv', 'b.csv']],
  [['data/**/*.yaml'], ['data/a.yaml', 'data/deep/er/b.yaml']],
  [['**/a.yaml'], ['data/a.yaml', 'other/a.yaml']],
  [['./data/*.yaml'], ['data/a.yaml']],
  [['$PWD/data/*.yaml'], ['$PWD/data/a.yaml']],
  [
    ['sites (1).csv', 'sites[2].csv'],
    ['sites (1).csv', 'sites[2].csv'],
  ],
  [['-'], ['-']],
])('%j stands for %j', async (names, expected) => {
  const { files, problems } = await found(...names)
  expect(files).toEqual(expected)
  expect(problems).toEqual([])
})

test.each([
  ['../*.yaml'],
  ['data/../../*.yaml'],
  ['/etc/*'],
  ['{a,../b}.csv'],
  ['@(..|data)/*.yaml'],
  ['{..,data}/*.csv'],
])('the pattern %j, which may lead out of the folder, is refused', async (name) => {
  expect(await found(name)).toMatchObject({ files: [], problems: ['usage'] })
})

test('no pattern follows a link: not round in circles, and not to what lies elsewhere', async () => {
  expect((await found('**/*')).files.filter((file) => /loop|up|etc|passwd/.test(file))).toEqual([])
  expect(await found('data/etc/host*')).toMatchObject({ files: [], problems: ['usage'] })
})

test('a pattern that finds nothing is a Problem', async () => {
  expect(await found('*.xlsx', 'a.csv')).toMatchObject({ files: ['a.csv'], problems: ['unreadable-file'] })
})

test('the size of all files is known where each has one', async () => {
  expect((await found('a.csv', 'data/*.yaml')).bytes).toBe(6)
  expect((await found('a.csv', '-')).bytes).toBeUndefined()
  expect((await found('data')).bytes).toBeUndefined()
})
