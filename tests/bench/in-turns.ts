import type { Answer, Json } from './contenders/contender.js'

/** The next so many records each time it is called, and after the last the first again. */
export function inTurns(
  records: readonly Json[],
  size: number,
  answer: (record: Json) => Answer | Promise<Answer>,
): () => Promise<void> {
  let next = 0
  return async () => {
    let answers = 0
    for (let i = 0; i < size; i++) {
      const answered = answer(records[next]!)
      answers += answered instanceof Promise ? (await answered).length : answered.length
      next = (next + 1) % records.length
    }
    if (answers !== size * 27) throw new Error(`${answers} answers on ${size} records`)
  }
}
