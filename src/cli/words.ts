import type { Language } from '../index.js'

/** The language somebody asks for, or that their environment speaks. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.indexOf('--lang')
  const asked = at >= 0 ? argv[at + 1] : argv.find((each) => each.startsWith('--lang='))?.slice(7)
  if (asked === 'zh' || asked === 'en') return asked
  return (environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '').startsWith('zh') ? 'zh' : 'en'
}

/** "5 s", or from two minutes on "3 min". */
const minutes = (seconds: number, min: string, s: string): string =>
  seconds < 120 ? `${seconds}${s}` : `${Math.round(seconds / 60)}${min}`

/** What the command line says about itself. */
export const words = {
  about: {
    zh: '逐条核对场所资料是否符合建设标准；缺失的资料绝不猜测',
    en: 'checks records of sites against construction standards, clause by clause, and never guesses at missing data',
  },
  check: { zh: '核对资料文件中的记录', en: 'check the records of some files' },
  files: {
    zh: '资料文件（.yaml、.json、.ndjson、.csv、.xlsx），- 为标准输入',
    en: 'files with records (.yaml, .json, .ndjson, .csv, .xlsx); - stands for stdin',
  },
  standard: {
    zh: '只按此标准核对，可重复；缺省时按记录自动选择',
    en: 'check against this standard only; repeatable; those addressed to each record by default',
  },
  asOf: {
    zh: '按哪一天的状况判定，如 2021-09-30；默认为中国当日',
    en: 'the day to judge by, such as 2021-09-30; today in China by default',
  },
  lang: { zh: '输出语言', en: 'the language of the output' },
  format: { zh: '输出格式', en: 'the format of the output' },
  failOn: {
    zh: '何时以退出码 1 结束：must 不符合；should 另含偏离；unknown 另含无法判定',
    en: 'what ends with exit code 1: must, non-compliance; should, deviations too; unknown, what is undetermined too',
  },
  standards: { zh: '另行加载此文件夹中的标准', en: 'load the rule sets of this folder too' },
  list: { zh: '列出已加载的标准', en: 'list the standards that are loaded' },
  show: { zh: '说明一项标准，或其中一条要求', en: 'explain a standard, or one requirement of it' },
  showWhat: { zh: '标准编号，可加 #要求编号', en: 'the id of a standard, with #requirement if wanted' },
  trace: {
    zh: '列出文件的每一条款及其处理，或与官方文本核对',
    en: 'list every clause of a document and what answers it, or hold it against the official text',
  },
  traceWhat: { zh: '文件编号', en: 'the id of a document' },
  source: { zh: '官方文本文件（UTF-8）', en: 'the official text, a file in UTF-8' },
  test: {
    zh: '运行文件夹中的用例，并列出未覆盖的要求',
    en: 'run the cases of a folder, and list the requirements they do not try',
  },
  mutate: {
    zh: '另在标准中逐一制造笔误，列出没有用例发现的',
    en: 'then make slips in the standards, one at a time, and list those that no case notices',
  },
  slip: {
    zh: (before: string, after: string | undefined) =>
      after === undefined ? `删去 ${before}，没有用例发现` : `${before} 改为 ${after}，没有用例发现`,
    en: (before: string, after: string | undefined) =>
      after === undefined ? `no case notices ${before} left out` : `no case notices ${after} in place of ${before}`,
  },
  noticed: {
    zh: (noticed: number, all: number) => `${all} 处笔误，用例发现 ${noticed} 处`,
    en: (noticed: number, all: number) => `${noticed} of ${all} slips noticed`,
  },
  lint: {
    zh: '检查自编标准：不能加载之处，以及可能的笔误',
    en: 'look rule sets over: what keeps them from loading, and likely slips',
  },
  lintFolders: { zh: '标准所在文件夹', en: 'folders with rule sets' },
  linted: {
    zh: (problems: number, advice: number) => `${problems} 处错误，${advice} 处建议`,
    en: (problems: number, advice: number) => `${problems} wrong, ${advice} to look at`,
  },
  lintExitCodes: {
    zh: '退出码：0 无可报告；1 仅有建议；3 有错误或用法有误',
    en: 'exit codes: 0 nothing to report; 1 something to look at; 3 something wrong, or bad usage',
  },
  schema: {
    zh: '输出一类文件的 JSON Schema，供编辑器使用',
    en: 'print the JSON Schema of a sort of file, for editors',
  },
  schemaName: { zh: '文件种类', en: 'the sort of file' },
  testFolder: { zh: '用例所在文件夹，可同时含规则集', en: 'the folder of the cases; it may hold rule sets too' },
  untried: { zh: '没有用例：', en: 'no case for' },
  help: { zh: '显示帮助', en: 'show this help' },
  version: { zh: '显示版本', en: 'show the version' },
  exitCodes: {
    zh: '退出码：0 符合；1 不符合；2 无法判定；3 输入或用法有误（未核对，或部分输入无法读取）',
    en: 'exit codes: 0 compliant; 1 non-compliant; 2 undetermined; 3 bad input or usage (nothing checked, or some input unreadable)',
  },
  out: { zh: '把报告写入此文件', en: 'write the report into this file' },
  config: {
    zh: '配置文件；未列文件时读取 clausecheck.config.yaml',
    en: 'a configuration; where no file is named, clausecheck.config.yaml is read',
  },
  init: { zh: '写出配置文件和持续集成示例', en: 'write a configuration and examples for CI' },
  written: { zh: (path: string) => `已写出 ${path}`, en: (path: string) => `written: ${path}` },
  kept: { zh: (path: string) => `已有 ${path}，未改动`, en: (path: string) => `there already, left as it is: ${path}` },
  progress: {
    zh: (records: number, rate: number, left: number | undefined) =>
      `已核对 ${records} 条，每秒 ${rate} 条${left === undefined ? '' : `，约剩 ${minutes(left, ' 分', ' 秒')}`}`,
    en: (records: number, rate: number, left: number | undefined) =>
      `${records} records checked, ${rate} a second${left === undefined ? '' : `, about ${minutes(left, ' min', ' s')} left`}`,
  },
  advice: { zh: '提示：', en: 'advice: ' },
  moreProblems: { zh: (more: number) => `…… 另有 ${more} 处`, en: (more: number) => `… ${more} more` },
  inputFormat: {
    zh: '标准输入（-）的格式；缺省时按开头的字节识别',
    en: 'the format of what stdin (-) gives; told from its first bytes by default',
  },
  crossCheck: {
    zh: '另用参照解释器和 json-logic-js 复核每条要求，报告任何不一致',
    en: 'judge every requirement by the reference interpreter and json-logic-js too, and report any difference',
  },
  workers: {
    zh: '用几个线程核对 NDJSON；仅在唯一的输出为 ndjson、csv、junit 或 github 时有效，结果与一个线程相同（默认 1）',
    en: 'how many threads check NDJSON, where the one output is ndjson, csv, junit or github; the results are those of one thread (default 1)',
  },
  badWorkers: {
    zh: (most: number) => `须为 1 至 ${most} 的整数`,
    en: (most: number) => `a whole number from 1 to ${most} expected`,
  },
  fields: { zh: '列出标准读取的每项资料', en: 'list every fact that some standards read' },
  standardIds: { zh: '标准编号', en: 'ids of standards' },
  template: { zh: '生成待填表格', en: 'make the form to fill in' },
  templateOut: { zh: '表格文件，.xlsx 或 .csv', en: 'the form, a .xlsx or .csv file' },
  checklists: { zh: '清单逐项列为一列', en: 'a column for each item of a list' },
  map: { zh: '为他人所制表格拟出对照', en: 'propose a mapping for a table that others made' },
  mapFile: { zh: '表格文件，.xlsx 或 .csv', en: 'a table, .xlsx or .csv' },
  mapping: { zh: '表格的列与资料的对照文件', en: 'a mapping of the columns of tables to facts' },
  annotate: {
    zh: '另存一份所读的工作簿，标出不符合和无法判定的单元格并加批注',
    en: 'a copy of the workbook that is read, in which cells that fail or are unknown are marked and commented',
  },
  receipt: {
    zh: '另写一份凭据：所用标准、资料、选项及结果的摘要，供 replay 复核',
    en: 'write a receipt: digests of the standards, data, options and result, for replay',
  },
  replay: {
    zh: '按凭据重新核对，说明是否完全重复、何处不同',
    en: 'make the run of a receipt again, and say whether it repeats exactly',
  },
  replayWhat: {
    zh: '凭据文件；其中的文件名以当前文件夹为准',
    en: 'a receipt; the files it names are looked for as seen from this folder',
  },
  replayExitCodes: {
    zh: '退出码：0 完全重复；1 有所不同；3 凭据无法读取',
    en: 'exit codes: 0 it repeats exactly; 1 something differs; 3 the receipt cannot be read',
  },
  waivers: {
    zh: '豁免文件：哪些记录在何时可不满足哪条要求',
    en: 'a file of what some records may do without for a while',
  },
  encoding: { zh: 'CSV 的编码；缺省时自动识别', en: 'the encoding of CSV files; found out by default' },
  usually: { zh: '默认', en: 'default' },
  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  options: { zh: '选项：', en: 'Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
} as const
