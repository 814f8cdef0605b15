import { entryKinds } from '#features/entries/index.ts'
import type { Correctable, Corrected, RecordFound, Told } from '#platform/correctable.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Doing } from '#platform/happening.ts'
import type { Submitted } from '#platform/submitted.ts'
import { rewriteSheet, rulesOfYear } from './actions.ts'
import { type Choices, readContent, typedOf } from './forms.ts'
import { indicatorsOfSheet } from './offers/figures.ts'
import { PATH, sheetPath } from './paths.ts'
import { type Content, isOpen, statusOf } from './rules.ts'
import { contentFields } from './staff/fields.ts'
import { holdSheet, reachOf, type Sheet, sheetById } from './store.ts'
import { DIRECTION_TEXT, numberText, REFUSAL_TEXT } from './text.ts'

const LOCKED = {
  open: 'この評価シートは、まだ確定していません。下書きのうちは、そのまま書き直せます。',
  manager: '確定した評価シートを訂正できるのは、管理者（所管課）です。わけをそえて、管理者に頼んでください。',
}

/** Among what the writer of a sheet chooses; what stands on it already stays to be chosen. */
export async function choicesOf(
  db: Read,
  sheet: Pick<Sheet, 'work_id' | 'fiscal_year' | 'progress' | 'counted'>,
): Promise<Choices> {
  const { fiscal_year, progress } = sheet
  const { options } = await rulesOfYear(db, fiscal_year)
  const indicators = await indicatorsOfSheet(db, sheet)
  const kinds = (await entryKinds(db)).filter(({ state }) => !state)
  return {
    options: progress === '' || options.includes(progress) ? options : [...options, progress],
    kinds,
    indicators,
  }
}

/** What a sheet says. */
export const contentOf = (sheet: Sheet): Content => {
  const { kind, page, name, summary, purpose, progress, indicator, counted, unit, direction } = sheet
  const { target, actual, breakdown, assessment, outlook } = sheet
  return {
    ...{ kind, page, name, summary, purpose, progress, indicator, counted, unit, direction },
    ...{ target, actual, breakdown, assessment, outlook },
  }
}

/** The same in words. */
const toldOf = (sheet: Sheet): Told[] => [
  ['事務事業名', sheet.name],
  ['担当課', sheet.team],
  ['掲載ページ', sheet.page],
  ['事業の概要', sheet.summary],
  ['事業の目的', sheet.purpose],
  ...(sheet.kind === 'progress' ? [['進捗状況', sheet.progress] as const] : figuresTold(sheet)),
  ['評価', sheet.assessment],
  ['今後の取組', sheet.outlook],
]

const figuresTold = ({ indicator, direction, target, actual, unit, breakdown, grade }: Sheet): Told[] => [
  ['評価の指標', indicator],
  ['見かた', DIRECTION_TEXT[direction]],
  ['目標値', numberText(target, unit)],
  ['実績', numberText(actual, unit)],
  ['実績の内訳', breakdown],
  ['評点', grade ?? ''],
]

async function find(db: Read, id: string): Promise<RecordFound | null> {
  const sheet = await sheetById(db, id)
  if (!sheet) return null
  const { manager } = await reachOf(db)
  const confirmed = isOpen('correct', statusOf(sheet))
  return {
    person: null,
    about: sheet.name,
    nav: PATH,
    by: null,
    shared: manager,
    days: [],
    row: { ...contentOf(sheet), grade: sheet.grade, version: sheet.version },
    told: toldOf(sheet),
    back: sheetPath(id),
    verbs: confirmed && manager ? ['correct'] : [],
    ...(!(confirmed && manager) && { locked: confirmed ? LOCKED.manager : LOCKED.open }),
  }
}

async function correct(tx: Tx, id: string, typed: Submitted, doing: Doing): Promise<Corrected> {
  const sheet = (await sheetById(tx, id))!
  const read = readContent(sheet.kind, await choicesOf(tx, sheet), typed)
  if (!read.ok) return read
  const refused = await rewriteSheet(tx, sheet, read.value, doing)
  const errors = Object.fromEntries(Object.entries(refused).map(([field, refusal]) => [field, REFUSAL_TEXT[refusal]]))
  return Object.keys(errors).length > 0 ? { errors } : {}
}

/** A confirmed sheet that was wrong: what it was stays with who put it right, when and why. */
export const evaluationRecord = {
  kind: 'evaluation',
  text: '評価シート',
  can: 'evaluations.confirm',
  lock: holdSheet,
  find,
  fields: async (db, id, { typed, errors }) => {
    const sheet = (await sheetById(db, id))!
    return contentFields(await choicesOf(db, sheet), { typed: typed ?? typedOf(contentOf(sheet)), errors })
  },
  correct,
} satisfies Correctable
