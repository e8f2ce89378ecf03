import ts from 'typescript'

/** The words of a source that may be classes: those in `className` attributes, and all that its strings hold. */
export function wordsOf(text: string): { classNames: string[]; all: Set<string> } {
  const source = ts.createSourceFile('x.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const classNames: string[] = []
  const all = new Set<string>()
  const visit = (node: ts.Node, inClassName: boolean): void => {
    if (isText(node)) {
      for (const word of node.text.split(/[\s.]+/).filter(Boolean)) {
        all.add(word)
        if (inClassName && !isCompared(node)) classNames.push(word)
      }
    }
    const inside = inClassName || (ts.isJsxAttribute(node) && node.name.getText(source) === 'className')
    // What a function is given is its own matter: only what it is called on are classes.
    const argumentsOf = ts.isCallExpression(node) ? node.arguments : undefined
    ts.forEachChild(node, (child) => {
      visit(child, inside && !argumentsOf?.some((argument) => argument === child))
    })
  }
  visit(source, false)
  return { classNames, all }
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)
}

function isCompared({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())
}
