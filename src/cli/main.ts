import { Command, CommanderError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { dayInChina, formats, type Problem } from '../index.js'
import { type CheckArguments, check } from './check.js'
import { exit, failOnLevels } from './exit.js'
import { list } from './list.js'
import { processOutput } from './output.js'
import { show } from './show.js'
import { languageOf, words } from './words.js'

const argv = process.argv.slice(2)
const language = languageOf(argv, process.env)
const output = processOutput(process.env)

process.exitCode = run()

function run(): number {
  let code: number = exit.compliant
  const several = (value: string, before: readonly string[]): readonly string[] => [...before, value]
  const lang = new Option('--lang <language>', words.lang[language]).choices(['zh', 'en']).default(language)
  const standards = new Option('--standards <folder>', words.standards[language]).argParser(several).default([], '')
  const program = inLanguage(new Command('clausecheck'))
    .description(words.about[language])
    .version(packageJson.version, '-V, --version', words.version[language])
    .addHelpText('after', `\n${words.exitCodes[language]}`)
    .helpCommand(false)

  inLanguage(program.command('check'))
    .description(words.check[language])
    .argument('<files...>', words.files[language])
    .addOption(new Option('--standard <id>', words.standard[language]).argParser(several).default([], ''))
    .addOption(new Option('--as-of <date>', words.asOf[language]).default(dayInChina(new Date())))
    .addOption(lang)
    .addOption(new Option('--format <format>', words.format[language]).choices(Object.keys(formats)).default('text'))
    .addOption(new Option('--fail-on <level>', words.failOn[language]).choices([...failOnLevels]).default('must'))
    .addOption(standards)
    .addHelpText('after', `\n${words.exitCodes[language]}`)
    .action((files: string[], options: CheckArguments) => {
      code = check(files, options, output)
    })

  inLanguage(program.command('list'))
    .description(words.list[language])
    .addOption(lang)
    .addOption(standards)
    .action((options) => {
      code = list(options, output)
    })

  inLanguage(program.command('show'))
    .description(words.show[language])
    .argument('<standard>', words.showWhat[language])
    .addOption(lang)
    .addOption(standards)
    .action((what: string, options) => {
      code = show(what, options, output)
    })

  try {
    program.parse(argv, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exit.compliant : exit.badInput
  }
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
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ outputError: (message, write) => write(usageProblem(message)) })
    .showHelpAfterError(false)
}

/** commander's words as a Problem like any other: "error: …\n(Did you mean …?)". */
function usageProblem(message: string): string {
  const [first = '', second] = message
    .replace(/^error: /, '')
    .trim()
    .split('\n')
  const problem: Problem = { code: 'usage', message: first }
  return `${problem.code}: ${problem.message}\n  help: ${second?.replace(/^\((.*)\)$/, '$1') ?? 'clausecheck --help'}\n`
}
