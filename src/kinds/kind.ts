import type * as z from 'zod'
import type { Recurrence } from '../dates.js'
import type { FactType } from '../expr/facts.js'
import type { Expr } from '../expr/types.js'
import type { ProblemCode } from '../problem.js'

/**
 * What a requirement compiles to: data, so that any back-end can take it from here.
 * - `holds`: met or not. Its shape says what was required; see `demandOf`.
 * - `over`: the list whose members it speaks of; where that is empty the requirement is not applicable.
 * - `applies`: where it does not hold there is nothing to judge; it joins the requirement's own condition.
 * - `due`: until then what is not done is not due.
 * - `unit`: of the number that is compared.
 * - `share`: what `holds` compares, where that is a part with its whole.
 * - `recurs`: it must hold for every period; `period` in `holds` stands for the one at hand.
 */
export interface Check {
  readonly holds: Expr
  readonly over?: Expr
  readonly applies?: Expr
  readonly due?: Due
  readonly unit?: string
  readonly share?: Share
  readonly recurs?: Recurs
}

/**
 * The last day (inclusive), and the milestone that is to be reached by then; the whole of it where left out.
 * `never` of dates.ts where no day is set: what is not met is not due, what is unknown stays so.
 */
export interface Due {
  readonly milestone?: string | undefined
  /** A day, or a fact that gives one. */
  readonly by: Expr
}

/**
 * A part beside its whole: at least `least` of `per` that the whole has, such as 50 of 100 villages or 1
 * teacher of 4000 students; or a percentage that says what it is.
 */
export type Share = { readonly part: Expr; readonly whole: Expr } & (
  | { readonly least: number; readonly per: number }
  | { readonly percent: Expr }
)

/** The periods of the calendar, from the one that holds `from` to the one that holds `until`, or on without end. */
export interface Recurs {
  readonly every: Recurrence
  readonly from: string
  readonly until?: string
}

/** What a kind may ask while it compiles. A word that does not resolve is reported, and stands as it is. */
export interface KindContext {
  /**
   * The type of a fact of the record, or of the members of `list` ("staff", "regions[].sites"); reported where
   * it is not of a wanted type.
   */
  fact<T extends FactType['type']>(
    key: Key,
    name: string,
    wanted: readonly T[],
    list?: string,
  ): Extract<FactType, { type: T }> | undefined
  /** The id of a term. */
  term(key: Key, section: string, word: string): string
  /** The id of a term and of all that lie within it. */
  withTermsInside(section: string, id: string): readonly string[]
  /** The id of a term, where there is one; nothing is reported. */
  idOf(section: string, word: string): string | undefined
  /** The number of a quantity such as "400 m²", in that very unit; reported, and undefined, where it is not. */
  quantity(key: Key, text: string, unit: string): number | undefined
  problem(key: Key, code: ProblemCode, message: string, help?: string): void
}

/** The key of the requirement that is at fault, and where inside it. */
export type Key = string | readonly (string | number)[]

/**
 * A sort of requirement: its fields, and what they mean. One object feeds the schema, the compiler
 * and the documentation.
 */
export interface Kind<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** The word in the YAML; the name of the file and of its cases. */
  readonly name: string
  /** What it demands, in a few words. */
  readonly summary: string
  readonly fields: Shape
  compile(fields: z.infer<z.ZodObject<Shape>>, context: KindContext): Check
}

export const defineKind = <Shape extends z.ZodRawShape>(kind: Kind<Shape>): Kind<Shape> => kind
