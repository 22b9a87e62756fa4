import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { kinds } from '../src/kinds/index.js'
import type { Kind } from '../src/kinds/kind.js'

// The chapter "Kinds" of standards/README.md, written from the kinds themselves.

/** The example in the comment above each constant of src/kinds, by the constant's name. */
const examples = new Map(
  readdirSync('src/kinds').flatMap((file) =>
    [
      ...readFileSync(`src/kinds/${file}`, 'utf8').matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const (\w+)/g),
    ].map(([, comment = '', name = '']) => [name, exampleIn(comment)] as const),
  ),
)

function exampleIn(comment: string): string | undefined {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
  const at = lines.findIndex((line) => line.startsWith('@example'))
  return at < 0
    ? undefined
    : lines
        .slice(at + 1)
        .join('\n')
        .trim()
}

const constantOf = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A kind of several names is described once: they differ in the fact they read. */
const groups = [...new Set(kinds.map(fieldsOf))].map((fields) => kinds.filter((kind) => fieldsOf(kind) === fields))

function fieldsOf({ fields }: Kind): string {
  const missing =
    z
      .strictObject(fields)
      .safeParse({})
      .error?.issues.map(({ path }) => path[0]) ?? []
  return Object.entries(fields as Readonly<Record<string, z.ZodType>>)
    .map(([name, field]) => {
      const needed = missing.includes(name) ? ' (needed)' : ''
      return `| \`${name}\`${needed} | ${(field.description ?? '').replaceAll('|', '\\|')} |`
    })
    .join('\n')
}

function sectionOf(group: readonly Kind[]): string {
  const [first] = group
  const title = group.map(({ name }) => `\`${name}\``).join(', ')
  const summary =
    group.length === 1
      ? `${sentence(first!.summary)}.`
      : group.map((kind) => `- \`${kind.name}\`: ${kind.summary}`).join('\n')
  const shown = group.flatMap(({ name }) => examples.get(constantOf(name)) ?? [])
  return [
    `### ${title}`,
    summary,
    `| field | |\n| --- | --- |\n${fieldsOf(first!)}`,
    ...shown.map((example) => `\`\`\`yaml\n${example}\n\`\`\``),
  ].join('\n\n')
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Every kind with its summary, fields and example. */
export const kindsChapter = (): string =>
  [
    '## Kinds',
    'Besides the fields of its kind, every requirement may have `when`, a condition in JSON Logic; `due`, a milestone and ' +
      'the\nday until which it may be left open, or `never` of a promise without a day, which is not due while it is not ' +
      'kept;\nand `note`, with what a reader should know.',
    ...groups.map(sectionOf),
  ].join('\n\n')
