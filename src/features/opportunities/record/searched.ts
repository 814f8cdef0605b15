import { CATEGORY_TEXT, CHARACTER_TEXT, DOOR_TEXT, doorOf, halfDaysOf } from '#features/kinds/index.ts'
import { weekday } from '#platform/dates.ts'
import { searchColumns } from '#platform/search.ts'
import { eveningBits, visitsAWeek } from '../find/week.ts'
import { kindLabel, payText } from '../public/card.ts'
import { EVERY_WEEK, type OpportunityData, type SlotData } from '../rules.ts'

/** What is kept of an activity so that it is found: its times of the week, and the text with its lexemes. */
const timesOf = (slots: readonly SlotData[]) =>
  slots.map(slot => ({ weekday: slot.weekday ?? weekday(slot.on_day!), from: slot.from_min, to: slot.to_min }))

/** The half-days of the week in which there are slots, and above them the evenings; a dated slot counts on its weekday. */
export const halfDaysOfSlots = (slots: readonly SlotData[]): number =>
  halfDaysOf(timesOf(slots)) | eveningBits(timesOf(slots))

export type Searched = Pick<
  OpportunityData,
  | 'title'
  | 'summary'
  | 'description'
  | 'category'
  | 'legal_form'
  | 'place_name'
  | 'address'
  | 'terms'
  | 'reward'
  | 'reward_said'
  | 'reward_yen'
  | 'reward_unit'
  | 'character'
  | 'hours_week'
  | 'slots'
> &
  Named

/** What a source says besides: the organiser of its own, and words by which it is found and which no page shows. */
export type Named = { organiser_name: string; aliases: readonly string[] }

/** Of the terms those that say what one does and gets; the rest is small print: 「屋内は全面禁煙」 is no 屋内. */
const SAID_TERMS = ['duties', 'deliverable', 'cost'] as const

/** Sentences about insurance and smoking that stand in a description for the sake of the law. */
const SMALL_PRINT = /ボランティア(活動)?保険|保険(に|は|料)?[^。]{0,8}(加入|入り|入る|負担)|禁煙|喫煙|受動喫煙/

const withoutSmallPrint = (text: string): string =>
  text
    .split(/(?<=[。\n])/)
    .filter(sentence => !SMALL_PRINT.test(sentence))
    .join('')

/** How often one person comes, in the words in which it is asked for; nothing where it is not known. */
function oftenText({ slots, hours_week }: Pick<Searched, 'slots' | 'hours_week'>): string {
  const weekly = slots.filter(slot => slot.weekday !== null)
  const monthly = weekly.filter(({ weeks }) => weeks !== EVERY_WEEK)
  if (weekly.length === 0) return ''
  if (monthly.length === weekly.length) {
    const times = monthly.reduce((sum, { weeks }) => sum + weeks.toString(2).replaceAll('0', '').length, 0)
    return `月${times}回`
  }
  const visits = weekly.length === 1 ? 1 : visitsAWeek(weekly, hours_week)
  return visits === null ? '' : visits >= 6 ? '毎日' : `週${visits}回`
}

/**
 * The searched text of an activity: its title; then, to the first empty line, what a card says of it; then the rest of what
 * is said, without small print. A list puts what stands further ahead first (find/store.ts).
 */
export function searchOf(said: Searched, organisation: string, town: string | null) {
  const head = [
    ...said.aliases,
    said.summary,
    CATEGORY_TEXT[said.category],
    said.organiser_name || organisation,
    said.place_name,
    town ?? '',
    said.address,
    kindLabel(said),
    DOOR_TEXT[doorOf(said.category, said.legal_form)],
    payText(said),
    oftenText(said),
    ...said.character.map(key => CHARACTER_TEXT[key]),
  ]
  const { text, lexemes } = searchColumns(
    said.title,
    ...head.filter(words => words !== ''),
    '',
    withoutSmallPrint(said.description),
    ...SAID_TERMS.map(key => said.terms[key] ?? ''),
  )
  return { search_text: text, lexemes }
}
