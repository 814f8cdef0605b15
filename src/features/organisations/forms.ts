import { z } from 'zod'
import { isCorporateNumber } from '#platform/codes.ts'
import { tidyPhone } from '#platform/phones.ts'
import { lengthOf, nfkc } from '#platform/text.ts'
import { ORGANISATION_KINDS } from './rules.ts'

/** One line as it is kept: single spaces, none at the ends. */
export const tidyLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const line = (limit: number, label: string) =>
  z
    .string()
    .transform(tidyLine)
    .refine(text => lengthOf(text) <= limit, `${label}は${limit}文字までで入力してください。`)

const corporateNumber = z
  .string()
  .transform(text => nfkc(text).replace(/[\s-]/g, '') || null)
  .refine(
    number => number === null || isCorporateNumber(number),
    '法人番号を確かめてください。13けたの数字で、1けためは残りの12けたから決まります。例：7000012050002。わからないときは空けておけます。',
  )

const phone = z.string().transform((text, context) => {
  if (text.trim() === '') return ''
  const tidy = tidyPhone(text)
  if (tidy) return tidy
  context.addIssue('電話番号は市外局番から、10けたか11けたで入力してください。例：04-7167-1111')
  return z.NEVER
})

/** What is accepted of an organisation; keys are the names of the fields. `towns` are those that may be chosen. */
export const organisationForm = (towns: { has: (id: string) => boolean }) =>
  z.object({
    kind: z.enum(ORGANISATION_KINDS, '種別を1つ選んでください。'),
    name: line(100, '名称').refine(text => text !== '', '名称を入力してください。例：ひだまり保育園'),
    kana: line(100, 'ふりがな').refine(
      text => /^[\p{sc=Hiragana}\p{sc=Katakana}ー・\s\dA-Za-zＡ-Ｚａ-ｚ０-９]*$/u.test(text),
      'ふりがなは ひらがなで入力してください。例：ひだまりほいくえん',
    ),
    corporate_number: corporateNumber,
    sector: line(50, '業種・分野').transform(text => text || null),
    town_id: z
      .string()
      .refine(text => text === '' || towns.has(text), '町を一覧から選んでください。')
      .transform(text => text || null),
    address: line(200, '番地・建物'),
    phone,
    email: line(200, 'メール').refine(
      text => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
      'メールアドレスを確かめてください。例：info@example.jp',
    ),
    contact_name: line(100, '担当の方'),
    about: z.string().refine(text => lengthOf(text) <= 10_000, '紹介は10,000文字までで入力してください。'),
    services: z.string().transform(text =>
      text
        .split('\n')
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  })
