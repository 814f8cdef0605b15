import type { Shape } from '#platform/shapes.ts'
import { lengthOf, nfkc } from '#platform/text.ts'

/** What a city notes of people besides (市の項目): its name, and what one chooses from; without choices a line is typed. */
export type Field = { name: string; choices: readonly string[] }

export const LONGEST = { name: 20, choice: 30, line: 100 }
const MOST = { fields: 10, choices: 12 }

/** 「定年後の段階：退職したばかり、もう活動している」, or a name alone. */
export function fieldIn(line: string): Field {
  const [, name = '', rest = ''] = /^([^：:]*)(?:[：:](.*))?$/s.exec(line) ?? []
  const choices = rest.split(/[、,，]/).map(choice => choice.trim())
  return { name: name.trim(), choices: choices.filter(choice => choice !== '') }
}

const EXAMPLE = '例：定年後の段階：退職したばかり、地域をまだ知らない、もう活動している'

function lineSays(line: string): string | null {
  const { name, choices } = fieldIn(line)
  if (name === '' || lengthOf(name) > LONGEST.name)
    return `項目の名前を${LONGEST.name}文字までで書いてください。${EXAMPLE}`
  if (/[：:]/.test(line) && choices.length < 2)
    return `「${name}」の選択肢を「、」で区切って2つ以上書いてください。${EXAMPLE}`
  const long = choices.find(choice => lengthOf(choice) > LONGEST.choice)
  if (long) return `「${name}」の選択肢「${long}」は${LONGEST.choice}文字までにしてください。`
  if (choices.length > MOST.choices) return `「${name}」の選択肢は${MOST.choices}個までにしてください。`
  const twice = choices.find((choice, at) => choices.indexOf(choice) !== at)
  return twice ? `「${name}」の選択肢「${twice}」が2回あります。1つにしてください。` : null
}

function allSay(lines: readonly string[]): string | null {
  const names = lines.map(line => fieldIn(line).name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) return `項目「${twice}」が2回あります。1つにまとめてください。`
  return lines.length > MOST.fields ? `項目は${MOST.fields}個までにしてください。` : null
}

export const SETTINGS = {
  ownFields: {
    standard: [] as readonly string[],
    unit: '1行に1つ。「名前：選択肢、選択肢」か、名前だけ',
    source: '市の決め（相談票の項目など）',
    text: '利用者に付ける市の項目',
    none: '市の項目はありません',
    shape: { of: 'list', each: { of: 'words', most: 500, fits: lineSays }, fits: allSay } as Shape,
  },
}

/** What was typed of a field, as it is kept; what is wrong with it. Empty: nothing is noted. */
export function keptAs({ name, choices }: Field, typed: string): { value: string } | { says: string } {
  const value = choices.length > 0 ? typed : nfkc(typed).replace(/\s+/g, ' ').trim()
  if (value === '') return { value }
  if (choices.length > 0 && !choices.includes(value)) return { says: `「${name}」は、一覧から選んでください。` }
  return lengthOf(value) > LONGEST.line
    ? { says: `「${name}」は${LONGEST.line}文字までで入力してください。` }
    : { value }
}
