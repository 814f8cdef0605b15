import { z } from 'zod'
import { isCorporateNumber } from '#platform/codes.ts'
import { chosenFrom, email, kana, line, needed, note, oneOf, phone } from '#platform/reading.ts'
import { nfkc } from '#platform/text.ts'
import { ORGANISATION_KINDS } from './rules.ts'

/** One line as it is kept: single spaces, none at the ends. */
export const tidyLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const corporateNumber = z
  .string()
  .transform(text => nfkc(text).replace(/[\s-]/g, '') || null)
  .refine(
    number => number === null || isCorporateNumber(number),
    '法人番号を確かめてください。13けたの数字で、1けためは残りの12けたから決まります。例：7000012050002。わからないときは空けておけます。',
  )

const LETTERS = /[\dA-Za-z]/

/** What is accepted of an organisation; keys are the names of the fields. `towns` are those that may be chosen. */
export const organisationForm = (towns: { has: (id: string) => boolean }) =>
  z.object({
    kind: needed(oneOf(ORGANISATION_KINDS), '種別を1つ選んでください。'),
    name: needed(line('名称', 100).transform(tidyLine), '名称を入力してください。例：ひだまり保育園'),
    kana: kana('ふりがな', 100, 'ひだまりほいくえん', LETTERS).transform(tidyLine),
    corporate_number: corporateNumber,
    sector: line('業種・分野', 50).transform(text => text || null),
    town_id: chosenFrom(towns, '町を一覧から選んでください。'),
    address: line('番地・建物', 200),
    phone,
    email: email('info@example.jp'),
    contact_name: line('担当の方', 100),
    about: note('紹介', 10_000, '短くしてください。'),
    services: z.string().transform(text =>
      text
        .split('\n')
        .map(one => one.trim())
        .filter(one => one !== ''),
    ),
  })
