import { SaxesParser } from 'saxes'

/** A part of a workbook as it is written: its elements with their prefixes, so that it can be written again as it was. */
export type Tree = { name: string; attributes: Record<string, string>; children: (Tree | string)[] }

/** More elements than a form of a city has by far; each takes some hundred bytes. */
const MOST_ELEMENTS = 300_000

/** No part of a workbook has so many elements within each other. */
const DEEPEST = 100

/** What is thrown where a workbook is made to keep the server busy. */
export const tooMuch = (what: string) => Object.assign(new Error(`too many ${what}`), { refusal: 'bomb' as const })

/** Reads a part; throws what is no XML, and what has too many elements. Comments are left out. */
export function treeOf(xml: string): Tree {
  const parser = new SaxesParser({ position: false })
  const root: Tree = { name: '', attributes: {}, children: [] }
  const open = [root]
  let count = 0
  const text = (piece: string) => void (open.length > 1 && open.at(-1)!.children.push(piece))
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw tooMuch('elements')
    const tree: Tree = { name, attributes: attributes as Record<string, string>, children: [] }
    open.at(-1)!.children.push(tree)
    open.push(tree)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(xml).close()
  return root.children[0] as Tree
}

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const escaped = (text: string): string =>
  text.replace(NOT_XML, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const attribute = (text: string): string =>
  escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;')

/** A part written again. */
export const written = (tree: Tree): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${elementOf(tree)}`

function elementOf({ name, attributes, children }: Tree): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
  const inner = children.map(one => (typeof one === 'string' ? escaped(one) : elementOf(one))).join('')
  return inner === '' ? `<${name}${all.join('')}/>` : `<${name}${all.join('')}>${inner}</${name}>`
}

export const bareName = ({ name }: Tree): string => name.slice(name.indexOf(':') + 1)
/** The elements right below with this name, whatever their prefix. */
export const childrenOf = (tree: Tree, name: string): Tree[] =>
  tree.children.filter((one): one is Tree => typeof one !== 'string' && bareName(one) === name)
export const childOf = (tree: Tree, name: string): Tree | undefined => childrenOf(tree, name)[0]
/** An element as those beside it are named. */
export const beside = (
  { name }: Tree,
  bare: string,
  attributes: Record<string, string>,
  children: (Tree | string)[] = [],
): Tree => ({
  name: name.includes(':') ? `${name.slice(0, name.indexOf(':'))}:${bare}` : bare,
  attributes,
  children,
})
