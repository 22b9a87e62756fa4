import type { Label, Vocabulary } from '../record/vocabulary.js'
import type { Keys, Reporter } from './file.js'

type Labelled = Label & { readonly members?: Readonly<Record<string, Labelled>> | undefined }

/** Reports labels that are blank, or that were not translated. */
export function adviseOnLabels({ units = {}, terms = {}, facts = {} }: Partial<Vocabulary>, reporter: Reporter): void {
  // A symbol such as m² is the same in every language.
  for (const [id, label] of named(units)) adviseOnLabel(id, label, ['units', id], reporter, true)
  for (const [section, each] of named(terms)) {
    for (const [id, label] of named(each)) adviseOnLabel(id, label, ['terms', section, id], reporter)
  }
  for (const [type, each] of named(facts)) adviseOnFacts(each, ['facts', type], reporter)
}

/** What has a name that a vocabulary can have: schemas pass "__proto__" over, whatever it holds. */
const named = <T>(values: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(values).filter(([name]) => name !== '__proto__')

function adviseOnFacts(facts: Readonly<Record<string, Labelled>>, keys: Keys, reporter: Reporter): void {
  for (const [name, fact] of named(facts)) {
    adviseOnLabel(name, fact, [...keys, name], reporter)
    if (fact.members !== undefined) adviseOnFacts(fact.members, [...keys, name, 'members'], reporter)
  }
}

function adviseOnLabel(id: string, label: Label, keys: Keys, reporter: Reporter, mayBeEqual = false): void {
  for (const language of ['zh', 'en'] as const) {
    if (label[language].trim() !== '') continue
    const help = `give its name in ${language === 'zh' ? 'Chinese' : 'English'}`
    reporter.report({ code: 'missing-label', message: `"${id}" has a blank for its "${language}" label`, help }, [
      ...keys,
      language,
    ])
  }
  if (mayBeEqual || label.zh !== label.en || !/\p{Script=Han}/u.test(label.en)) return
  reporter.report(
    { code: 'missing-label', message: `the English label of "${id}" is the Chinese one`, help: 'translate it' },
    [...keys, 'en'],
  )
}
