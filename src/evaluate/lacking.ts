import type { Compiler } from './compile.js'
import type { Demand } from './expected.js'
import { blocksFor, firstOf } from './member-set.js'
import type { Members, State, Test } from './node.js'
import { FALSE } from './truth.js'

interface Term {
  readonly term: string
  readonly isThere: Test
}

const none: readonly string[] = Object.freeze([])

/** Which of the terms asked for surely lack; undefined where no terms are asked for. */
export function lackingFor(
  { terms, each }: Demand,
  compiler: Compiler,
): ((state: State) => readonly string[]) | undefined {
  if (terms === undefined) return undefined
  const among = each === undefined ? compiler : compiler.inside(each)
  const asked = terms.map(({ term, isThere }): Term => ({ term, isThere: among.test(isThere) }))
  const list = each === undefined ? undefined : compiler.members(each)
  return (state) => {
    list?.run(state)
    const lacking: string[] = []
    for (let i = 0; i < asked.length; i++) {
      const { term, isThere } = asked[i]!
      if (list === undefined ? isThere.test(state) === FALSE : lacksIn(list, isThere, state)) lacking.push(term)
    }
    return lacking.length === 0 ? none : lacking
  }
}

/** Whether a member that surely belongs lacks it, or every one that there may be. */
function lacksIn(list: Members, isThere: Test, state: State): boolean {
  const { item } = state
  let mayBeThere = !list.complete
  let lacks = false
  for (let block = blocksFor(list.length) - 1; block >= 0 && !lacks; block--) {
    for (let rest = list.possible[block]!; rest !== 0; rest &= rest - 1) {
      state.item = list.items[firstOf(block, rest)]!
      if (isThere.test(state) !== FALSE) mayBeThere = true
      else if ((list.sure[block]! & rest & -rest) !== 0) lacks = true
    }
  }
  state.item = item
  return lacks || !mayBeThere
}
