import { z } from 'zod'
import { CONSENT_FIELDS, PURPOSE_KEYS } from '#features/consents/index.ts'
import { CHARACTERS, LEGAL_FORMS, SKILLS, type Skill } from '#features/kinds/index.ts'
import type { Day } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { isReading } from '#platform/names.ts'
import {
  anyOf,
  chosenId,
  email,
  kana,
  line,
  needed,
  note,
  number,
  oneOf,
  phone,
  requiredDay,
  ticked,
} from '#platform/reading.ts'
import { type FormRule, one, type Readable, type Submitted } from '#platform/submitted.ts'
import { nfkc, toHiragana } from '#platform/text.ts'
import { BOND_KINDS } from './bonds/rules.ts'
import { CONTACTS, DIGITAL, HEARD_FROM, isName, MEDIA, PAYS, type PersonMedium, SEXES } from './rules.ts'

const name = (label: string) =>
  line(label, 60).refine(
    typed => typed === '' || isName(typed),
    `${label}は文字だけで入力してください。絵文字・数字・記号は使えません。例：中村`,
  )

const reading = (label: string) => kana(label, 60, 'なかむら')

const BIRTH = '生年月日を「昭和33年5月4日」や「1958-05-04」のように入力してください。暦にない日は入力できません。'

/** In the list of towns: outside the city, in none of these towns. */
export const OUTSIDE = 'outside'
const home = z.string().transform(typed => (typed === OUTSIDE ? OUTSIDE : isId(typed) ? typed : null))

/** Who somebody is and how to reach them; few fields are required, so that it can be typed during a talk. */
export const basicForm = z.object({
  family_name: name('姓'),
  given_name: name('名'),
  family_kana: reading('せい（ふりがな）'),
  given_kana: reading('めい（ふりがな）'),
  birth_on: requiredDay(BIRTH, null),
  /** That an age which few reach is right. */
  birth_sure: ticked,
  phone,
  contact_first: oneOf(CONTACTS),
  contact_by: anyOf(CONTACTS),
  email: email('nakamura@example.jp'),
  address: line('住所', 200),
  town_id: home,
  sex: oneOf(SEXES),
  contact_note: line('連絡のときの注意', 500),
  digital: oneOf(DIGITAL),
  programme_id: chosenId,
  heard_from: oneOf(HEARD_FROM),
})
export type Basic = z.infer<typeof basicForm>

/** Nobody is registered without a name to call them by and a way to reach them. */
export const nameAndContact: FormRule<Basic> = typed => ({
  ...(typed.family_name === '' && typed.family_kana === ''
    ? { family_name: '姓かふりがなのどちらかを入力してください。' }
    : {}),
  ...(typed.phone === '' && typed.email === '' && typed.address === '' && !comesByThemselves(typed)
    ? {
        phone:
          '電話番号を入力してください。ない方は、メールアドレスか住所を入力するか、「いちばんよい連絡」で「連絡先なし」を選んでください。',
      }
    : {}),
  ...(typed.contact_first === null && (typed.contact_by ?? []).length > 0
    ? {
        contact_first:
          '「ほかの連絡のしかた」だけが選ばれています。「いちばんよい連絡」も選んでください。とくにないときは、選んだうちの1つにします。',
      }
    : {}),
})

const comesByThemselves = ({ contact_first, contact_by = [] }: Readable<Basic>): boolean =>
  contact_first === 'none' || contact_by.includes('none')

/** The name and its reading as they are kept: each stands in for the other where it can. */
export const namesOf = (typed: Pick<Basic, 'family_name' | 'given_name' | 'family_kana' | 'given_kana'>) => ({
  family_name: typed.family_name || typed.family_kana,
  given_name: typed.given_name || (typed.family_name ? '' : typed.given_kana),
  family_kana: typed.family_kana || readingOf(typed.family_name),
  given_kana: typed.given_kana || readingOf(typed.given_name),
})

/** A name that is written in kana is its own reading. */
const readingOf = (typed: string): string => (isReading(typed) ? toHiragana(nfkc(typed)) : '')

/**
 * Which legal forms are accepted and where somebody feels well; the categories come beside it, one field each. No form is
 * ticked before somebody was asked.
 */
export const wishesForm = z.object({
  forms: anyOf(LEGAL_FORMS).transform(forms => (forms.length > 0 ? forms : null)),
  pay: oneOf(PAYS),
  character: anyOf(CHARACTERS),
})

/** Nobody wishes for no time at all: what was not said yet is left empty. */
const hours = (label: string, example: string): string =>
  `${label}は、1週間に0.5時間から40時間までを、0.5時間きざみの数字で入力してください。まだわからないときは、空のままにします。例：${example}`

export const limitsForm = z.object({
  never_free: ticked,
  hours_wanted: number(hours('希望する時間', '8'), {
    least: 0.5,
    most: 40,
    step: 0.5,
    unit: '時間',
  }),
  hours_max: number(hours('上限の時間', '12'), {
    least: 0.5,
    most: 40,
    step: 0.5,
    unit: '時間',
  }),
  days_max: number(
    '上限の日数は、月に1日から31日までの数字で入力してください。まだわからないときは、空のままにします。例：8',
    {
      least: 1,
      most: 31,
      unit: '日',
    },
  ),
  activities_max: number(
    '受けもてる活動の数は、1から9までの数字で入力してください。まだわからないときは、空のままにします。例：2',
    {
      least: 1,
      most: 9,
      unit: 'つ',
    },
  ),
})

export const healthForm = z.object({ health_note: note('からだのことのメモ') })

const SKILL_KEYS = Object.keys(SKILLS) as Skill[]

export const skillsForm = z.object({
  skills: anyOf(SKILL_KEYS),
  wants: anyOf(SKILL_KEYS),
  work_history: note('これまでの仕事・活動'),
})

/** By which medium it was said; at the desk where nothing was chosen. */
export const mediumOf = (form: Submitted): PersonMedium =>
  MEDIA.find(medium => medium === one(form, 'medium')) ?? 'visit'

const why = (sentence: string) => needed(note('わけ', 500, '短くしてください。'), sentence)

/** An organisation to which somebody is not proposed; the reason stays at the desk. */
export const exclusionForm = z.object({
  organisation_id: needed(chosenId, '団体を一覧から選んでください。'),
  reason: why('紹介しないわけを入力してください。例：以前ここで働いていて、ご本人が望まない'),
})

export const liftForm = z.object({
  end_reason: why('解くわけを入力してください。例：ご本人が、もう一度話を聞いてみたいと言われた'),
})

/** With whom somebody goes together, or is not to meet. */
export const bondForm = z.object({
  other_id: needed(chosenId, '名前か番号でさがして、一覧から相手の方を1人選んでください。'),
  kind: needed(oneOf(BOND_KINDS), '「いっしょに」か「別々に」のどちらかを選んでください。'),
  reason: why('わけを入力してください。例：ご夫婦で、同じ日に来たいと言われた'),
})

export const unbindForm = z.object({
  end_reason: why('やめるわけを入力してください。例：ご本人が、一人でも行ってみたいと言われた'),
})

export const consentForm = (today: Day) =>
  z.object({
    purpose: needed(oneOf(PURPOSE_KEYS), '何のための同意かを選んでください。'),
    recipient_id: chosenId,
    fields: needed(anyOf(CONSENT_FIELDS), '伝えてよい項目を1つ以上選んでください。'),
    given_on: requiredDay('同意をいただいた日を「令和8年11月21日」のように入力してください。', { last: today }),
  })
