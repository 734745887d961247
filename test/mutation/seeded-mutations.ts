// Mutations found in the syntax tree: another operator, number or truth value, a condition turned round, a call left out.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { filesUnder } from './files-under.ts'
import { mutationOf, type Mutation } from './mutation.ts'

const OPERATORS: Readonly<Record<string, string>> = {
  '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===', '&&': '||', '||': '&&', '??': '&&', '+=': '-=', '-=': '+='
}

interface Change { readonly node: ts.Node, readonly after: string }

const MOST_OF_FILE = 3 // the tables of numbers of a few files would be most of all mutations

/** The `count` mutations of src, without the kernel, that the seed puts first: a change of one file moves no other's. */
export function seededMutations (root: string, count: number, seed: number): Mutation[] {
  const all = filesUnder(root, 'src', '.ts').filter(file => !file.startsWith('src/kernel/')).map(file => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }))
    .filter(({ text }) => !text.includes('process.kill(')) // a mutation of what ends processes could end any
    .flatMap(({ file, text }) => mutationsOf(file, text))
  const seen = new Map<string, number>()
  const ranked = all.map(mutation => {
    const name = [seed, mutation.file, mutation.before, mutation.after].join('\0')
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return { mutation, rank: createHash('sha1').update(`${name}\0${times}`).digest('hex') }
  })
  const ofFile = new Map<string, number>()
  return ranked.sort((a, b) => a.rank < b.rank ? -1 : 1).map(({ mutation }) => mutation).filter(({ file }) => {
    const before = ofFile.get(file) ?? 0
    ofFile.set(file, before + 1)
    return before < MOST_OF_FILE
  }).slice(0, count)
}

function mutationsOf (file: string, text: string): Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return changesIn(source).map(({ node, after }) => mutationOf(file, text, node.getStart(), node.getText(), after))
}

function changesIn (node: ts.Node): Change[] {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return []
  const changes = changesOf(node)
  ts.forEachChild(node, child => { changes.push(...changesIn(child)) })
  return changes
}

function changesOf (node: ts.Node): Change[] {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken
    const after = OPERATORS[operator.getText()]
    return after === undefined ? [] : [{ node: operator, after }]
  }
  if (ts.isNumericLiteral(node)) return [{ node, after: String(Number(node.text) + 1) }]
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ node, after: 'false' }]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ node, after: 'true' }]
  if (ts.isIfStatement(node)) return [turned(node.expression)]
  if (ts.isConditionalExpression(node)) return [turned(node.condition)]
  if (ts.isExpressionStatement(node) && isCall(node.expression)) return [{ node: node.expression, after: 'void 0' }]
  return []
}

function turned (node: ts.Expression): Change {
  return { node, after: `!(${node.getText()})` }
}

function isCall (node: ts.Expression): boolean {
  return ts.isCallExpression(ts.isAwaitExpression(node) ? node.expression : node)
}
