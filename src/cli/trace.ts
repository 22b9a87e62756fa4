import { toTraceText } from '../formats/trace-text.js'
import { readTextFile } from '../node/text-file.js'
import { documentNamed } from '../standard/choose.js'
import { traceDocument, traceSource } from '../standard/trace.js'
import { exit } from './exit.js'
import type { ListArguments } from './list.js'
import type { Output } from './output.js'
import { ruleSetsWith } from './rule-sets.js'

/** `clausecheck trace <document>`: every clause and what answers it; with `--source`, the ledger held against the official text. */
export async function trace(
  id: string,
  { standards, lang, source }: ListArguments & { readonly source?: string },
  output: Output,
): Promise<number> {
  const { ruleSets, problems } = await ruleSetsWith(standards)
  output.problems(problems)
  const document = documentNamed(id, ruleSets.documents)
  if (!document.ok) {
    output.problems(document.problems)
    return exit.badInput
  }
  if (source === undefined) {
    output.text([toTraceText(traceDocument(document.value, ruleSets.standards), document.value, lang)])
    return problems.length > 0 ? exit.badInput : exit.compliant
  }
  const text = readTextFile(source)
  const found = typeof text === 'string' ? traceSource(document.value, text, source) : [text]
  output.problems(found)
  return found.length > 0 ? exit.badInput : exit.compliant
}
