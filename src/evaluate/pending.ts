import type { Due } from '../kinds/kind.js'
import type { Compiler } from './compile.js'
import type { Bounds, State, Test } from './node.js'
import { testOnce } from './once.js'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.js'

/** Whether what is not met may still be met in time. */
export interface Pending extends Pick<Test, 'test' | 'settle'> {
  /** Whether the milestone is known not to be reached on the day of the check. */
  readonly milestone: Pick<Test, 'test'> | undefined
  /** The last day, where it is known. */
  day(state: State): string | null
}

/** Requirements that are due alike, as most of a standard are, ask the same. */
export function pendingsFor(compiler: Compiler): (due: Due) => Pending {
  const known = new Map<Due, Pending>()
  return (due) => {
    const pending = known.get(due) ?? testOnce(pendingFor(due, compiler))
    known.set(due, pending)
    return pending
  }
}

function pendingFor({ milestone, by }: Due, compiler: Compiler): Pending {
  const last = compiler.bounds(by)
  const reached = milestone === undefined ? undefined : compiler.bounds({ var: milestone })
  const inTime = (state: State): Truth => {
    last.run(state)
    return state.asOf <= last.low ? TRUE : state.asOf > last.high ? FALSE : UNKNOWN
  }
  const open = (state: State): Truth => (reached === undefined ? TRUE : isPending(state, reached))
  return {
    milestone: reached && { test: open },
    test: (state) => Math.min(inTime(state), open(state)) as Truth,
    settle(state, facts) {
      if (inTime(state) === UNKNOWN) last.settle(state, facts)
      if (open(state) === UNKNOWN) reached!.settle(state, facts)
    },
    day(state) {
      last.run(state)
      return last.low === last.high ? String(last.low) : null
    },
  }
}

/** Whether a milestone is known not to be reached on the day of the check. */
function isPending(state: State, milestone: Bounds): Truth {
  milestone.run(state)
  if (milestone.low > state.asOf) return TRUE
  return milestone.high <= state.asOf ? FALSE : UNKNOWN
}
