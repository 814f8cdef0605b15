import { FIELDS } from '../files/document.ts'
import type { Data, Named, Value } from '../files/fields.ts'
import { filledLength, MOST_FILLED, type Tag } from '../files/length.ts'
import { engineOn, partsOf, readForm } from '../files/word.ts'
import { isWellFormed, type Parts } from './package.ts'
import type { FormKind } from './rules.ts'

/** What the engine finds wrong. */
type Fault = { id: string; xtag?: string; openingtag?: string; closingtag?: string; context?: string }

/** All that is wrong with the names of a form (.docx), a sentence each; [] where it can be filled. */
export async function nameFaults(kind: FormKind, parts: Parts): Promise<string[]> {
  const wide = wideMarks(parts)
  if (wide) return [WIDE]
  const read = await orFaults(() => readForm(parts))
  if (Array.isArray(read)) return read
  const { tags } = read
  if (filledLength(tags, sampleOf(FIELDS[kind], MANY)) > MOST_FILLED) return [TOO_MUCH]
  const unknown = [...new Set(unknownIn(tags, [FIELDS[kind]]))]
  return unknown.length > 0 ? unknown : placeFaults(kind, parts, tags)
}

/** A part that begins in a table and ends after it is found when it is repeated, or left out, and not before. */
async function placeFaults(kind: FormKind, parts: Parts, tags: readonly Tag[]): Promise<string[]> {
  for (const often of [2, 0]) {
    const filled = await orFaults(async () => {
      const engine = await engineOn(parts)
      engine.render(sampleOf(FIELDS[kind], often))
      return partsOf(engine)
    })
    if (Array.isArray(filled)) return filled
    if (!(await isWellFormed(filled))) return [PLACE(repeatedIn(tags))]
  }
  return []
}

const repeatedIn = (tags: readonly Tag[]): string[] =>
  tags.flatMap(({ value, subparsed }) => (subparsed ? [value.trim(), ...repeatedIn(subparsed)] : []))

const PLACE = (names: readonly string[]): string =>
  `${[...new Set(names)].map(said).join('')}のくり返しの場所が合いません。表のくり返しは、同じ行のなかで始めて閉じてください。`

/** What the work comes to, or what the engine finds wrong with the form. */
async function orFaults<T extends object>(work: () => Promise<T>): Promise<T | string[]> {
  try {
    return await work()
  } catch (error) {
    const faults = faultsIn(error)
    if (faults === null) throw error
    return [...new Set(faults.map(faultText))]
  }
}

/** Something for every name, and so many of all that is repeated. */
export const sampleOf = (fields: readonly Named[], often: number): Data =>
  Object.fromEntries(
    fields.map(({ name, inner }): [string, Value] => {
      if (!inner) return [name, 'あ']
      return [name, inner.length === 0 ? often > 0 : Array(often).fill(sampleOf(inner, often))]
    }),
  )

/** So many of everything that is repeated are looked at for the length. */
export const MANY = 12

export const TOO_MUCH =
  '差しこむと大きくなりすぎます（くり返しのなかで、ほかのくり返しを重ねています）。くり返しの重なりをへらしてください。'
export const WIDE = '「｛｛」が全角です。差しこむ名前は、半角の {{ と }} で囲んでください。例：{{番号}}'

/** Marks that a Japanese keyboard made wide; the text of a form may be cut anywhere, so tags are taken out first. */
function wideMarks(parts: Parts): boolean {
  const text = parts
    .get('word/document.xml')!
    .toString('utf8')
    .replace(/<[^>]*>/g, '')
  return /｛｛|｝｝/.test(text)
}

function faultsIn(error: unknown): Fault[] | null {
  const { properties } = error as { properties?: Fault & { errors?: { properties: Fault }[] } }
  if (!properties) return null
  return properties.errors ? properties.errors.map(one => one.properties) : [properties]
}

/** The name of a tag, else the tag as it stands. */
export const said = (tag = ''): string => `「${tag.replace(/^[{#/^]+|[}]+$/g, '').trim() || tag}」`

/** What is wrong, in words. */
export function faultText({ id, xtag, openingtag, closingtag, context }: Fault): string {
  if (id === 'unclosed_loop') return `${said(xtag)}のくり返しが、閉じていません。{{/${bare(xtag)}}} を足してください。`
  if (id === 'unopened_loop')
    return `${said(xtag)}のくり返しが、始まっていません。{{#${bare(xtag)}}} を足してください。`
  if (id === 'closing_tag_does_not_match_opening_tag')
    return `${said(openingtag)}のくり返しが、${said(closingtag)}で閉じています。同じ名前で閉じてください。`
  if (id === 'loop_position_invalid' || id === 'unbalanced_loop_tags') return PLACE([xtag ?? ''])
  if (id === 'unclosed_tag' || id === 'duplicate_open_tag')
    return `${said(context ?? xtag)}の }} がありません。名前は {{ と }} で囲んでください。`
  if (id === 'unopened_tag' || id === 'duplicate_close_tag')
    return `${said(context ?? xtag)}の {{ がありません。名前は {{ と }} で囲んでください。`
  return xtag
    ? `${said(xtag)}を読みとれません。名前の一覧のとおりに書いてください。`
    : 'Wordの文書として読みとれないところがあります。Wordで開き、名前を付けて保存し直してください。'
}

const bare = (tag: string | undefined): string => (tag ?? '').replace(/[{}#/]/g, '').trim()

/** Names that do not exist where they stand: a name of a repeated part is known inside of it alone. */
export function unknownIn(tags: readonly Tag[], scopes: readonly (readonly Named[])[]): string[] {
  return tags
    .filter(({ type }) => type === 'placeholder')
    .flatMap(tag => {
      const found = scopes.flat().find(({ name }) => name === tag.value.trim())
      const isPart = tag.subparsed !== undefined
      if (!isPart && tag.module) return [`${said(tag.value)}の書き方は使えません。{{${tag.value}}} と書いてください。`]
      if (!found) return [`${said(tag.value)}という名前はありません。名前の一覧から選んでください。`]
      if (!isPart && found.inner)
        return [`${said(tag.value)}は、くり返しの名前です。{{#${tag.value}}} … {{/${tag.value}}} と書いてください。`]
      if (isPart && !found.inner)
        return [`${said(tag.value)}は、くり返しの名前ではありません。{{${tag.value}}} と書いてください。`]
      return unknownIn(tag.subparsed ?? [], [...scopes, found?.inner ?? []])
    })
}
