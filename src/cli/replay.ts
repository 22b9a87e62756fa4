import type { ApplyJsonLogic, Compared, Language } from '../index.js'
import { stdin } from '../node/read-files.js'
import { replay as replayRun } from '../node/replay.js'
import { readTextFile } from '../node/text-file.js'
import { readReceipt } from '../schemas/receipt.js'
import { exit } from './exit.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

export interface ReplayArguments {
  readonly lang: Language
  /** The version of the package. */
  readonly version: string
}

/** `clausecheck replay <receipt>`: makes a run again, and says what repeats and what does not. */
export async function replay(path: string, { lang, version }: ReplayArguments, output: Output): Promise<number> {
  const text = readTextFile(path)
  const receipt = typeof text === 'string' ? readReceipt(text, path) : { ok: false as const, problems: [text] }
  if (!receipt.ok) {
    output.problems(receipt.problems)
    return exit.badInput
  }
  const { ruleSets } = await ruleSetsWith([])
  const crossCheck = receipt.value.options.crossCheck
    ? { crossCheck: (await import('json-logic-js')).default.apply as ApplyJsonLogic }
    : {}
  const { repeats, compared, problems } = await replayRun(receipt.value, { ...ruleSets, ...crossCheck, version })
  output.problems(problems)
  output.text(replayLines(compared, repeats, lang))
  return repeats ? exit.compliant : exit.nonCompliant
}

function* replayLines(compared: readonly Compared[], repeats: boolean, lang: Language): Generator<string> {
  for (const each of compared) {
    // The options are those of the receipt.
    if (each.what === 'options') continue
    yield `${words.states[stateOf(each)][lang]} ${told(each, lang)}\n`
  }
  const [is, ofData] = [compared.filter(isResult), compared.filter((each) => !isResult(each))]
  const isOurFault =
    is.every((each) => each.is !== null) && ofData.every((each) => each.was === each.is && each.was !== null)
  yield `${words[repeats ? 'repeats' : isOurFault ? 'fault' : 'differs'][lang]}\n`
}

const isResult = ({ what }: Compared): boolean => what === 'findings' || what === 'roll-up' || what === 'problems'

type State = keyof typeof words.states

function stateOf({ what, name, was, is }: Compared): State {
  if (was === is) return was === null ? 'unread' : 'same'
  if (what === 'version' || what === 'rule-sets') return 'note'
  if (isResult({ what, name, was, is })) return is === null ? 'notRun' : 'changed'
  if (is === null) return name === stdin ? 'gone' : what === 'standard' ? 'unused' : 'missing'
  return was === null ? 'added' : 'changed'
}

/** "site.yaml sha256:9f86d081884c (was sha256:2c26b46b68ff)". */
function told({ what, name, was, is }: Compared, lang: Language): string {
  const subject = name === '' ? words.whats[what as keyof typeof words.whats][lang] : name
  const now = short(is)
  const before =
    was === is || was === null ? '' : `${lang === 'zh' ? '（原为 ' : '(was '}${short(was)}${lang === 'zh' ? '）' : ')'}`
  return [subject, now, before].filter(Boolean).join(' ')
}

const short = (text: string | null): string => text?.replace(/(sha256:[0-9a-f]{12})[0-9a-f]{52}/, '$1') ?? ''

const words = {
  states: {
    same: { zh: '相同', en: 'same    ' },
    changed: { zh: '不同', en: 'changed ' },
    missing: { zh: '缺失', en: 'missing ' },
    added: { zh: '新增', en: 'added   ' },
    unused: { zh: '未用', en: 'unused  ' },
    unread: { zh: '未读', en: 'unread  ' },
    notRun: { zh: '未核对', en: 'not run ' },
    gone: { zh: '标准输入，无法重读', en: 'from stdin, which cannot be read again:' },
    note: { zh: '注意', en: 'note    ' },
  },
  whats: {
    version: { zh: 'clausecheck 版本', en: 'clausecheck' },
    'rule-sets': { zh: '已加载的全部标准', en: 'all rule sets that are loaded' },
    findings: { zh: '逐条结果', en: 'findings' },
    'roll-up': { zh: '汇总', en: 'roll-up' },
    problems: { zh: '问题与提示', en: 'problems and advice' },
  },
  repeats: { zh: '完全重复。', en: 'It repeats exactly.' },
  differs: { zh: '未能重复：见上列不同之处。', en: 'It does not repeat: what differs is listed above.' },
  fault: {
    zh: '资料、标准和版本都未变，结果却不同：这是 clausecheck 的错误，请报告。',
    en: 'The data, the standards and the version are the same, and the result is not: a fault of clausecheck, please report it.',
  },
} as const
