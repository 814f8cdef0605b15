import { z } from 'zod'
import { CONSENT_FIELDS, PURPOSES } from '#features/consents/index.ts'
import { CHARACTERS, isLegalForm, isSkill, type LegalForm, type Skill } from '#features/kinds/index.ts'
import { parseDay } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { phoneDigits, tidyPhone } from '#platform/phones.ts'
import { type FormRule, one, type Readable, type Submitted } from '#platform/submitted.ts'
import { lengthOf, nfkc, toHiragana } from '#platform/text.ts'
import { BOND_KINDS, type BondKind } from './bonds/rules.ts'
import { CONTACTS, DIGITAL, HEARD_FROM, isName, isReading, MEDIA, PAYS, type PersonMedium, SEXES } from './rules.ts'

/** The longest note that is taken, in characters as a person counts them. */
export const NOTE_LIMIT = 10_000

/** A text of at most `most` characters; a longer one is refused with its length. */
export const text = (label: string, most: number) =>
  z
    .string()
    .trim()
    .refine(typed => lengthOf(typed) <= most, {
      error: ({ input }) =>
        `${label}は${most.toLocaleString('ja')}文字までです（いま${lengthOf(String(input)).toLocaleString('ja')}文字）。短くするか、分けて記録してください。`,
    })

/** A day however it is written, as 'YYYY-MM-DD'; '' becomes null. */
export const optionalDay = (sentence: string) =>
  z.string().transform((typed, context) => {
    const day = typed.trim() === '' ? null : parseDay(typed)
    if (typed.trim() !== '' && day === null) context.addIssue({ code: 'custom', message: sentence })
    return day
  })

/** The same where a day must be given. */
export const requiredDay = (sentence: string) =>
  optionalDay(sentence).transform((day, context) => {
    if (day === null) context.addIssue({ code: 'custom', message: sentence })
    return day ?? ''
  })

/** A number in any width, in steps of `step`, from 0 to `most`; '' becomes null. */
export const number = (sentence: string, most: number, step = 1) =>
  z.string().transform((typed, context) => {
    const plain = nfkc(typed).trim()
    if (plain === '') return null
    const value = Number(plain)
    if (/^\d{1,4}(\.\d)?$/.test(plain) && value <= most && Number.isInteger(value / step)) return value
    context.addIssue({ code: 'custom', message: sentence })
    return null
  })

/** One of a closed list, or null where none was chosen. */
export const choice = <T extends string>(codes: readonly T[]) =>
  z.string().transform(typed => codes.find(code => code === typed) ?? null)

/** Any of a closed list; what is not on it is left out. */
export const choices = <T extends string>(codes: readonly T[]) =>
  z.array(z.string()).transform(typed => codes.filter(code => typed.includes(code)))

/** The id of a row that was chosen from a list, or null. */
export const chosenId = z.string().transform(typed => (isId(typed) ? typed : null))

const name = (label: string) =>
  text(label, 60).refine(
    typed => typed === '' || isName(typed),
    `${label}は文字だけで入力してください。絵文字・数字・記号は使えません。例：中村`,
  )

const reading = (label: string) =>
  text(label, 60)
    .refine(typed => typed === '' || isReading(typed), `${label}は ひらがなで入力してください。例：なかむら`)
    .transform(typed => toHiragana(nfkc(typed)))

const phone = z.string().transform((typed, context) => {
  if (typed.trim() === '') return ''
  if (phoneDigits(typed) === null)
    context.addIssue({
      code: 'custom',
      message: '電話番号は、市外局番から10けたか11けたで入力してください。例：04-7167-1111',
    })
  return tidyPhone(typed) ?? typed
})

const email = text('メールアドレス', 200)
  .transform(nfkc)
  .refine(
    typed => typed === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(typed),
    'メールアドレスの形を確かめてください。例：nakamura@example.jp',
  )

const BIRTH = '生年月日を「昭和33年5月4日」や「1958-05-04」のように入力してください。暦にない日は入力できません。'

/** Who somebody is and how to reach them; few fields are required, so that it can be typed during a talk. */
export const basicForm = z.object({
  family_name: name('姓'),
  given_name: name('名'),
  family_kana: reading('せい（ふりがな）'),
  given_kana: reading('めい（ふりがな）'),
  birth_on: requiredDay(BIRTH),
  phone,
  contact_first: choice(CONTACTS),
  contact_by: choices(CONTACTS),
  email,
  address: text('住所', 200),
  town_id: chosenId,
  sex: choice(SEXES),
  contact_note: text('連絡のときの注意', 500),
  digital: choice(DIGITAL).transform(code => code ?? 'phone'),
  programme_id: chosenId,
  heard_from: choice(HEARD_FROM),
})
export type Basic = z.infer<typeof basicForm>

/** Nobody is registered without a name to call them by and a way to reach them. */
export const nameAndContact: FormRule<Basic> = typed => ({
  ...(typed.family_name === '' && typed.family_kana === ''
    ? { family_name: '姓か ふりがなの どちらかを入力してください。' }
    : {}),
  ...(typed.phone === '' && typed.email === '' && typed.address === '' && !comesByThemselves(typed)
    ? {
        phone:
          '電話番号を入力してください。ない方は、メールアドレスか住所を入力するか、「いちばんよい連絡」で「連絡先なし」を選んでください。',
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

/** Which legal forms are accepted and where somebody feels well; the categories come beside it, one field each. */
export const wishesForm = z.object({
  forms: z.array(z.string()).transform((typed, context): LegalForm[] => {
    const forms = typed.filter(isLegalForm)
    if (forms.length === 0) context.addIssue({ code: 'custom', message: '受けられる形を1つ以上選んでください。' })
    return forms
  }),
  pay: choice(PAYS).transform(code => code ?? 'either'),
  character: choices(CHARACTERS),
})

export const limitsForm = z.object({
  hours_wanted: number('希望する時間は、週あたり0.5時間きざみの数字で入力してください。例：8', 40, 0.5),
  hours_max: number('上限の時間は、週あたり0.5時間きざみの数字（40まで）で入力してください。例：12', 40, 0.5),
  days_max: number('上限の日数は、月に1日から31日までの数字で入力してください。例：8', 31),
})

export const bodyForm = z.object({ health_note: text('からだのことのメモ', NOTE_LIMIT) })

export const skillsForm = z.object({
  skills: z.array(z.string()).transform((typed): Skill[] => typed.filter(isSkill)),
  wants: z.array(z.string()).transform((typed): Skill[] => typed.filter(isSkill)),
  work_history: text('これまでの仕事・活動', NOTE_LIMIT),
})

/** By which medium it was said; at the desk where nothing was chosen. */
export const mediumOf = (form: Submitted): PersonMedium =>
  MEDIA.find(medium => medium === one(form, 'medium')) ?? 'visit'

const why = (sentence: string) => text('わけ', 500).refine(typed => typed !== '', sentence)

/** An organisation to which somebody is not proposed; the reason stays at the desk. */
export const exclusionForm = z.object({
  organisation_id: z.string().refine(isId, '団体を一覧から選んでください。'),
  reason: why('紹介しないわけを入力してください。例：以前ここで働いていて、ご本人が望まない'),
})

export const liftForm = z.object({
  end_reason: why('解くわけを入力してください。例：ご本人が、もう一度話を聞いてみたいと言われた'),
})

/** With whom somebody goes together, or is not to meet. */
export const bondForm = z.object({
  other_id: z.string().refine(isId, '名前か番号でさがして、一覧から相手の方を1人選んでください。'),
  kind: z.string().transform((typed, context): BondKind => {
    const kind = BOND_KINDS.find(code => code === typed)
    if (!kind) context.addIssue('「いっしょに」か「別々に」の どちらかを選んでください。')
    return kind ?? 'together'
  }),
  reason: why('わけを入力してください。例：ご夫婦で、同じ日に来たいと言われた'),
})

export const unbindForm = z.object({
  end_reason: why('やめるわけを入力してください。例：ご本人が、一人でも行ってみたいと言われた'),
})

export const consentForm = z.object({
  purpose: choice(PURPOSES).transform((code, context) => {
    if (code === null) context.addIssue({ code: 'custom', message: '何のための同意かを選んでください。' })
    return code ?? 'contact'
  }),
  recipient_id: chosenId,
  fields: choices(CONSENT_FIELDS).refine(fields => fields.length > 0, '伝えてよい項目を1つ以上選んでください。'),
  given_on: requiredDay('同意をいただいた日を「令和8年11月21日」のように入力してください。'),
})
