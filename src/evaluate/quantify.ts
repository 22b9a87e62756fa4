import { add } from './decimal.js'
import type { Bounds, Members, State, Test } from './node.js'
import { listed } from './pointers.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

// Operators over the members of a list. A member that only may belong to the list, and a list that
// may go on, can never decide more than every completion would.

/** Calls with the truth of a condition on each member. */
function each(state: State, list: Members, condition: Test, visit: (index: number, truth: Truth) => void): void {
  list.run(state)
  for (let i = 0; i < list.length; i++) {
    list.enter(state, i)
    const truth = condition.test(state)
    list.leave(state)
    visit(i, truth)
  }
}

/** The facts that decide which members count: those open about a member, and whether there are more. */
function settleMembers(
  state: State,
  list: Members,
  condition: Test,
  matters: (truth: Truth) => boolean,
  facts: string[],
): void {
  each(state, list, condition, (index, truth) => {
    if (!matters(truth) || (truth !== UNKNOWN && list.sure(index))) return
    list.settleMember(state, index, facts)
    list.enter(state, index)
    if (truth === UNKNOWN) condition.settle(state, facts)
    list.leave(state)
  })
  if (!list.complete) list.settle(state, facts)
}

/** The members a result rests on, or the list itself where it has none to show. */
function citeMembers(
  state: State,
  list: Members,
  condition: Test,
  shows: (truth: Truth, sure: boolean) => boolean,
  evidence: string[],
): void {
  const before = evidence.length
  each(state, list, condition, (index, truth) => {
    const pointer = list.pointer(index)
    if (shows(truth, list.sure(index)) && pointer !== '') listed(pointer, evidence)
  })
  if (evidence.length === before) list.cite(state, evidence)
}

/**
 * Every member satisfies the condition, and there is at least one: as in JSON Logic, `all` over
 * nothing is false.
 */
export function every(list: Members, condition: Test): Test {
  const test = (state: State): Truth => {
    list.run(state)
    let sureTrue = false
    let open = !list.complete
    for (let i = 0; i < list.length; i++) {
      list.enter(state, i)
      const truth = condition.test(state)
      list.leave(state)
      const sure = list.sure(i)
      if (truth === FALSE && sure) return FALSE
      if (truth !== TRUE) open = true
      else if (sure) sureTrue = true
    }
    if (open) return UNKNOWN
    return sureTrue ? TRUE : list.length === 0 ? FALSE : UNKNOWN
  }
  return {
    test,
    cite(state, evidence) {
      const failed = test(state) === FALSE
      citeMembers(state, list, condition, (truth, sure) => !failed || (truth === FALSE && sure), evidence)
    },
    settle(state, facts) {
      let satisfied = false
      each(state, list, condition, (index, truth) => {
        if (truth === TRUE && list.sure(index)) satisfied = true
      })
      // Once one member surely satisfies it, whether another that does so belongs no longer matters.
      settleMembers(state, list, condition, (truth) => truth !== TRUE || !satisfied, facts)
    },
  }
}

/** At least one member satisfies the condition. */
export function any(list: Members, condition: Test): Test {
  const test = (state: State): Truth => {
    list.run(state)
    let open = !list.complete
    for (let i = 0; i < list.length; i++) {
      list.enter(state, i)
      const truth = condition.test(state)
      list.leave(state)
      if (truth === TRUE && list.sure(i)) return TRUE
      if (truth !== FALSE) open = true
    }
    return open ? UNKNOWN : FALSE
  }
  return {
    test,
    cite(state, evidence) {
      const found = test(state) === TRUE
      citeMembers(state, list, condition, (truth, sure) => !found || (truth === TRUE && sure), evidence)
    },
    settle: (state, facts) => settleMembers(state, list, condition, (truth) => truth !== FALSE, facts),
  }
}

/** How many members satisfy the condition: at least the sure ones, at most the possible ones. */
export function counted(list: Members, condition: Test): Bounds<number> {
  const node: Bounds<number> = {
    low: 0,
    high: 0,
    run(state) {
      list.run(state)
      node.low = 0
      node.high = 0
      for (let i = 0; i < list.length; i++) {
        list.enter(state, i)
        const truth = condition.test(state)
        list.leave(state)
        if (truth === FALSE) continue
        node.high++
        if (truth === TRUE && list.sure(i)) node.low++
      }
      if (!list.complete) node.high = Infinity
    },
    cite: (state, evidence) => citeMembers(state, list, condition, (truth) => truth !== FALSE, evidence),
    settle: (state, facts) => settleMembers(state, list, condition, (truth) => truth !== FALSE, facts),
  }
  return node
}

/**
 * The sum of a value over the members.
 *
 * @param floor the least the value of an unseen member can be: 0 where nothing negative can be said
 */
export function summed(list: Members, value: Bounds<number>, floor: number): Bounds<number> {
  const node: Bounds<number> = {
    low: 0,
    high: 0,
    run(state) {
      list.run(state)
      let low = 0
      let high = 0
      for (let i = 0; i < list.length; i++) {
        list.enter(state, i)
        value.run(state)
        list.leave(state)
        const sure = list.sure(i)
        low = add(low, sure ? value.low : Math.min(0, value.low))
        high = add(high, sure ? value.high : Math.max(0, value.high))
      }
      node.low = list.complete || floor >= 0 ? low : -Infinity
      node.high = list.complete ? high : Infinity
    },
    cite: (state, evidence) => list.cite(state, evidence),
    settle(state, facts) {
      list.run(state)
      for (let i = 0; i < list.length; i++) {
        if (!list.sure(i)) list.settleMember(state, i, facts)
        list.enter(state, i)
        value.settle(state, facts)
        list.leave(state)
      }
      if (!list.complete) list.settle(state, facts)
    },
  }
  return node
}
