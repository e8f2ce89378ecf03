/** One rule of a style sheet: the at-rules around it from the outside in, its selectors, its declarations. */
type CssRule = { around: string[]; selectors: string[]; declarations: { name: string; value: string }[] }

/** A reader for style sheets that a formatter has written: no strings with braces, no stray semicolons. */
export function readCss(text: string): { statements: string[]; rules: CssRule[] } {
  const css = text.replace(/\/\*[\s\S]*?\*\//g, '')
  const statements: string[] = []
  const rules: CssRule[] = []
  const open: CssRule[] = []
  for (const [, words = '', end = ''] of css.matchAll(/([^{};]*)([{};])/g)) {
    const said = words.trim().replace(/\s+/g, ' ')
    if (end === '{')
      open.push({ around: open.flatMap(({ selectors }) => selectors), selectors: partsOf(said), declarations: [] })
    const rule = open.at(-1)
    if (end !== '{' && said !== '') {
      const colon = said.indexOf(':')
      if (rule) rule.declarations.push({ name: said.slice(0, colon), value: said.slice(colon + 1).trim() })
      else statements.push(said)
    }
    if (end === '}') {
      open.pop()
      if (rule && !rule.selectors[0]?.startsWith('@')) rules.push(rule)
    }
  }
  return { statements, rules }
}

/** Commas inside parentheses do not part selectors; an at-rule is one part. */
function partsOf(prelude: string): string[] {
  if (prelude.startsWith('@')) return [prelude]
  return prelude.split(/,(?![^(]*\))/).map((part) => part.trim())
}

/** The classes of a selector, compound by compound from the left. */
export function compoundsOf(selector: string): string[][] {
  const flat = selector.replace(/\[[^\]]*\]/g, '')
  return flat
    .split(/\s*[>+~]\s*|\s+/)
    .map((compound) => [...compound.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name))
    .filter((classes) => classes.length > 0)
}
