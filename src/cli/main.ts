#!/usr/bin/env node

import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { formatNames } from '../formats/format-names.js'
import type { Language } from '../index.js'
import { encodings, inputFormats } from '../record/input.js'
import { jsonSchemaNames, outputSchemaNames } from '../standard/json-schema-names.js'
import { exit, failOnLevels } from './exit.js'
import type { FieldsArguments } from './fields.js'
import type { InitArguments } from './init.js'
import { mostWorkers } from './limits.js'
import type { LintArguments } from './lint.js'
import type { ListArguments } from './list.js'
import type { MapArguments } from './map.js'
import { processOutput } from './output.js'
import type { SchemaArguments, SchemaName } from './schema.js'
import type { CheckArguments } from './settings.js'
import type { TemplateArguments } from './template.js'
import type { TestArguments } from './test.js'
import { languageOf, words } from './words.js'

const argv = process.argv.slice(2)
const language = languageOf(argv, process.env)

run().then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    // A fault of ours must not look like a verdict on somebody's record.
    process.stderr.write(`internal-error: ${error.message}\n  help: please report it, with the command and its input\n`)
    process.exitCode = exit.internalError
  },
)

/** Each command is loaded when it is called, so that asking for the version costs no parser. */
async function run(): Promise<number> {
  const output = processOutput(process.env, language)
  let code: number = exit.compliant
  const program = inLanguage(new Command('clausecheck'))
    .description(words.about[language])
    .version(packageJson.version, '-V, --version', words.version[language])
    .addHelpText('after', `\n${words.exitCodes[language]}`)
    .helpCommand(false)

  const lang = new Option('--lang <language>', words.lang[language]).choices(['zh', 'en']).default(language)
  const standards = new Option('--standards <folder>', words.standards[language]).argParser(several).default([])

  inLanguage(program.command('check'))
    .description(words.check[language])
    .argument('[files...]', words.files[language])
    .addOption(new Option('--standard <id>', words.standard[language]).argParser(several).default([]))
    .option('--as-of <date>', words.asOf[language])
    .addOption(lang)
    .addOption(new Option('--format <format>', words.format[language]).choices(formatNames).default('text'))
    .addOption(new Option('--fail-on <level>', words.failOn[language]).choices(failOnLevels).default('must'))
    .option('--out <file>', words.out[language])
    .option('--config <file>', words.config[language])
    .option('--mapping <file>', words.mapping[language])
    .option('--waivers <file>', words.waivers[language])
    .option('--annotate <file>', words.annotate[language])
    .option('--receipt <file>', words.receipt[language])
    .addOption(new Option('--encoding <name>', words.encoding[language]).choices(encodings))
    .addOption(new Option('--input-format <name>', words.inputFormat[language]).choices(inputFormats))
    .option('--cross-check', words.crossCheck[language])
    .addOption(new Option('--workers <number>', words.workers[language]).argParser(workersOf))
    .addOption(standards)
    .addHelpText('after', `\n${words.exitCodes[language]}`)
    .action(async (files: string[], given: Omit<CheckArguments, 'version'>, command: Command) => {
      const { check } = await import('./check.js')
      const options = { ...given, version: packageJson.version }
      code = await check(files, options, (name) => command.getOptionValueSource(name) === 'cli', output)
    })

  inLanguage(program.command('replay'))
    .description(words.replay[language])
    .argument('<receipt>', words.replayWhat[language])
    .addOption(lang)
    .addHelpText('after', `\n${words.replayExitCodes[language]}`)
    .action(async (path: string, options: { lang: Language }) => {
      const { replay } = await import('./replay.js')
      code = await replay(path, { ...options, version: packageJson.version }, output)
    })

  inLanguage(program.command('fields'))
    .description(words.fields[language])
    .argument('<standards...>', words.standardIds[language])
    .addOption(lang)
    .addOption(standards)
    .action(async (ids: string[], options: FieldsArguments) => {
      const { fields } = await import('./fields.js')
      code = await fields(ids, options, output)
    })

  inLanguage(program.command('template'))
    .description(words.template[language])
    .argument('<standards...>', words.standardIds[language])
    .requiredOption('--out <file>', words.templateOut[language])
    .option('--checklists', words.checklists[language])
    .addOption(lang)
    .addOption(standards)
    .action(async (ids: string[], options: TemplateArguments) => {
      const { template } = await import('./template.js')
      code = await template(ids, options, output)
    })

  inLanguage(program.command('map'))
    .description(words.map[language])
    .argument('<file>', words.mapFile[language])
    .addOption(new Option('--standard <id>', words.standard[language]).argParser(several).default([]))
    .addOption(lang)
    .addOption(standards)
    .action(async (file: string, options: MapArguments) => {
      const { map } = await import('./map.js')
      code = await map(file, options, output)
    })

  inLanguage(program.command('init'))
    .description(words.init[language])
    .addOption(lang)
    .action(async (options: InitArguments) => {
      const { init } = await import('./init.js')
      code = init(options, output)
    })

  inLanguage(program.command('list'))
    .description(words.list[language])
    .addOption(lang)
    .addOption(standards)
    .action(async (options: ListArguments) => {
      const { list } = await import('./list.js')
      code = await list(options, output)
    })

  inLanguage(program.command('show'))
    .description(words.show[language])
    .argument('<standard>', words.showWhat[language])
    .addOption(lang)
    .addOption(standards)
    .action(async (what: string, options: ListArguments) => {
      const { show } = await import('./show.js')
      code = await show(what, options, output)
    })

  inLanguage(program.command('trace'))
    .description(words.trace[language])
    .argument('<document>', words.traceWhat[language])
    .option('--source <file>', words.source[language])
    .addOption(lang)
    .addOption(standards)
    .action(async (id: string, options: ListArguments & { source?: string }) => {
      const { trace } = await import('./trace.js')
      code = await trace(id, options, output)
    })

  inLanguage(program.command('test'))
    .description(words.test[language])
    .argument('[folder]', words.testFolder[language], 'fixtures/cases')
    .option('--mutate', words.mutate[language])
    .addOption(lang)
    .addOption(standards)
    .action(async (folder: string, options: TestArguments) => {
      const { test } = await import('./test.js')
      code = await test(folder, options, output)
    })

  inLanguage(program.command('lint'))
    .description(words.lint[language])
    .argument('<folders...>', words.lintFolders[language])
    .addOption(lang)
    .addHelpText('after', `\n${words.lintExitCodes[language]}`)
    .action(async (folders: string[], options: LintArguments) => {
      const { lint } = await import('./lint.js')
      code = await lint(folders, options, output)
    })

  inLanguage(program.command('schema'))
    .description(words.schema[language])
    .addArgument(
      new Argument('<name>', words.schemaName[language]).choices([...jsonSchemaNames, 'config', ...outputSchemaNames]),
    )
    .addOption(lang)
    .addOption(standards)
    .action(async (name: SchemaName, options: SchemaArguments) => {
      const { schema } = await import('./schema.js')
      code = await schema(name, options, output)
    })

  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exit.compliant : exit.badInput
  }
}

function workersOf(value: string): number {
  const workers = Number(value)
  if (/^\d+$/.test(value) && workers >= 1 && workers <= mostWorkers) return workers
  throw new InvalidArgumentError(words.badWorkers[language](mostWorkers))
}

function several(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

/** A command that speaks the reader's language and leaves exit codes to us. */
function inLanguage(command: Command): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.usage[language],
    'Arguments:': words.arguments[language],
    'Options:': words.options[language],
    'Commands:': words.commands[language],
  }
  return command
    .exitOverride()
    .helpOption('-h, --help', words.help[language])
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: described,
      argumentDescription: described,
    })
    .configureOutput({ outputError: (message, write) => write(usageProblem(message)) })
    .showHelpAfterError(false)
}

/** What an option or argument is for, what it may be, and what it is by default. */
function described({ description, argChoices, defaultValue }: Option | Argument): string {
  const choices = argChoices === undefined ? '' : ` [${argChoices.join('|')}]`
  const usual = typeof defaultValue === 'string' ? ` (${words.usually[language]} ${defaultValue})` : ''
  return `${description}${choices}${usual}`
}

/** commander's words as a Problem like any other: "error: …\n(Did you mean …?)". */
function usageProblem(message: string): string {
  const [first = '', second] = message
    .replace(/^error: /, '')
    .trim()
    .split('\n')
  return `usage: ${first}\n  help: ${second?.replace(/^\((.*)\)$/, '$1') ?? 'clausecheck --help'}\n`
}
