const colours = { red: '31', yellow: '33', green: '32', bold: '1', dim: '2' } as const

/** Words in a colour, where there are any. */
export type Paint = (colour: keyof typeof colours, words: string) => string

export const paintOf =
  (colour: boolean): Paint =>
  (name, words) =>
    colour ? `\u001b[${colours[name]}m${words}\u001b[0m` : words
