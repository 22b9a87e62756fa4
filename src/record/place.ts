export type Keys = readonly (string | number)[]

/** Where something begins. Lines and columns count from 1; in a table the column is the how-manieth field. */
export interface Place {
  /** Where that is not the file of the record itself. */
  readonly file?: string
  readonly line: number
  readonly column: number
  /** In a workbook the sheet and the cell: "场地!F17". */
  readonly cell?: string
}

/**
 * Where a value and those inside it stand, as plain data: of a row in a table, or of what outlives the file it was
 * read from.
 */
export interface PlaceTree extends Place {
  /** The name of the sheet that it and all inside it stand in, in a workbook. */
  readonly sheet?: string
  /**
   * The columns of what stands on the same line, and of parts of that: "totalArea", "equipment.sofa". Rows of one
   * sheet share them.
   */
  readonly columns?: { readonly [key: string]: number }
  /** What stands on lines of its own. */
  readonly inside?: { readonly [key: string]: PlaceTree }
}

/** Where something stands, and for how many of the keys that lead to it that is so. */
export interface Found {
  readonly place: Place
  readonly depth: number
}

/** Where the value at some keys stands; what is not there has the place of the nearest thing around it. */
export function findPlace(tree: PlaceTree, keys: Keys): Found {
  let { file, sheet } = tree
  let at = tree
  let depth = 0
  for (let next = inside(at, keys[0]); next !== undefined; next = inside(at, keys[depth])) {
    at = next
    file = at.file ?? file
    sheet = at.sheet ?? sheet
    depth++
  }
  const key = keys[depth]
  const part = columnAt(at, `${key}.${keys[depth + 1]}`)
  const column = part ?? columnAt(at, `${key}`)
  const further = part !== undefined ? 2 : column !== undefined ? 1 : 0
  const { line, cell } = at
  const place = placeOfCell(file, sheet, line, column ?? at.column)
  return { place: cell === undefined ? place : { ...place, cell }, depth: depth + further }
}

const inside = ({ inside }: PlaceTree, key: string | number | undefined): PlaceTree | undefined =>
  inside !== undefined && key !== undefined && Object.hasOwn(inside, key) ? inside[key] : undefined

const columnAt = ({ columns }: PlaceTree, path: string): number | undefined =>
  columns !== undefined && Object.hasOwn(columns, path) ? columns[path] : undefined

/** @param sheet the name of the sheet; undefined or empty where the table is no workbook's */
export function placeOfCell(file: string | undefined, sheet: string | undefined, line: number, column: number): Place {
  const cell = sheet ? `${sheet}!${cellName(column - 1, line)}` : undefined
  return { ...(file !== undefined && { file }), line, column, ...(cell !== undefined && { cell }) }
}

/** Where a cell stands, as people say it: "F17" for column 5 and line 17. */
export const cellName = (column: number, line: number): string => `${columnName(column)}${line}`

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1
  return `${rest < 0 ? '' : columnName(rest)}${String.fromCharCode(65 + (column % 26))}`
}

/** More values of one record than this share the place of what they lie in. */
const mostPlaces = 1000

/** The places of what a value holds, kept as data for when its file is no longer at hand. */
export function placesOf(value: unknown, positionOf: (keys: Keys) => Place | undefined): PlaceTree | undefined {
  let left = mostPlaces
  function treeOf(at: unknown, keys: Keys): PlaceTree | undefined {
    const place = positionOf(keys)
    if (place === undefined || typeof at !== 'object' || at === null) return place
    const inner = Object.entries(at).flatMap(([key, each]) => {
      const tree = left-- > 0 ? treeOf(each, [...keys, Array.isArray(at) ? Number(key) : key]) : undefined
      return tree === undefined ? [] : [[key, tree] as const]
    })
    return { ...place, inside: Object.fromEntries(inner) }
  }
  return treeOf(value, [])
}
