import type { Language } from '../index.js'

/** The language somebody asks for, or that their environment speaks. */
export function languageOf(argv: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = argv.indexOf('--lang')
  const asked = at >= 0 ? argv[at + 1] : argv.find((each) => each.startsWith('--lang='))?.slice(7)
  if (asked === 'zh' || asked === 'en') return asked
  return (environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '').startsWith('zh') ? 'zh' : 'en'
}

/** What the command line says about itself. */
export const words = {
  about: {
    zh: '逐条核对场所资料是否符合建设标准；缺失的资料绝不猜测',
    en: 'checks records of sites against construction standards, clause by clause, and never guesses at missing data',
  },
  check: { zh: '核对资料文件中的记录', en: 'check the records of some files' },
  files: {
    zh: '资料文件（.yaml、.json、.ndjson、.csv、.xlsx）',
    en: 'files with records (.yaml, .json, .ndjson, .csv, .xlsx)',
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
    zh: (records: number, rate: number) => `已核对 ${records} 条，每秒 ${rate} 条`,
    en: (records: number, rate: number) => `${records} records checked, ${rate} a second`,
  },
  fields: { zh: '列出标准读取的每项资料', en: 'list every fact that some standards read' },
  standardIds: { zh: '标准编号', en: 'ids of standards' },
  template: { zh: '生成待填表格', en: 'make the form to fill in' },
  templateOut: { zh: '表格文件，.xlsx 或 .csv', en: 'the form, a .xlsx or .csv file' },
  checklists: { zh: '清单逐项列为一列', en: 'a column for each item of a list' },
  map: { zh: '为他人所制表格拟出对照', en: 'propose a mapping for a table that others made' },
  mapFile: { zh: '表格文件，.xlsx 或 .csv', en: 'a table, .xlsx or .csv' },
  mapping: { zh: '表格的列与资料的对照文件', en: 'a mapping of the columns of tables to facts' },
  encoding: { zh: 'CSV 的编码；缺省时自动识别', en: 'the encoding of CSV files; found out by default' },
  usually: { zh: '默认', en: 'default' },
  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  options: { zh: '选项：', en: 'Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
} as const
