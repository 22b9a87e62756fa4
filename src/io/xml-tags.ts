/** The attributes of a tag by their names without prefix, as text with the five entities of XML resolved. */
export type Attributes = ReadonlyMap<string, string>

/**
 * The opening tags of one name in a small part of a workbook. No tree is made, and no declared entity is ever resolved.
 *
 * @example
 * [...tagsNamed('sheet', '<x:sheet name="A&amp;B" r:id="rId1"/>')] //=> [Map { 'name' => 'A&B', 'id' => 'rId1' }]
 */
export function* tagsNamed(name: string, xml: string): Generator<Attributes> {
  // A raw "<" stands in no attribute: that bounds how far an unclosed quote is looked for.
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*/?>`, 'g')
  for (const [, attributes] of xml.matchAll(tag)) yield attributesOf(attributes!)
}

function attributesOf(text: string): Attributes {
  const found = new Map<string, string>()
  for (const [, name, double, single] of text.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found.set(name!, resolved(double ?? single!))
  }
  return found
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const resolved = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
