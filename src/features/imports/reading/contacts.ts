import { formatPhone, isMobile, phoneDigits, tidyPhone } from '#platform/phones.ts'
import { nfkc } from '#platform/text.ts'
import { withoutPersons, withoutPrivateMail } from '../persons/persons.ts'
import { type EventRow, issue } from '../rules.ts'
import { likely } from '../rules-reading.ts'
import { readBarePhone } from '../values/codes.ts'
import { isBlank } from '../values/plain.ts'
import type { Cells } from './cells.ts'
import type { Field } from './dialects.ts'

/** A text cell for publishing, without people's own mail addresses; null when empty. */
export function textOf(cells: Cells, field: Field): string | null {
  const { text, found } = withoutPrivateMail(cells.text(field))
  if (found) cells.note(field, 'personMail')
  return text || null
}

type Contact = Pick<EventRow, 'organiser' | 'contactName' | 'contactPhone' | 'contactMail'>

/** A number inside the contact's name, as in GIF's one column for both: 商工振興課 電話:04-7167-1141. */
const NUMBER = /[\s/(]{0,3}(?:TEL|電話)?[:\s]{0,3}(\(?0\d{1,4}\)?-?\d{1,4}-\d{3,4})(?!\d)\)?/i

/** Who to ask. Names of persons, their mobile numbers and private addresses are flagged and left out. */
export function contactOf(cells: Cells): Contact {
  const written = textOf(cells, 'contactName') ?? ''
  const inName = cells.text('contactPhone') === '' ? (NUMBER.exec(nfkc(written))?.[1] ?? '') : ''
  const name = organisationOf(cells, 'contactName', inName ? nfkc(written).replace(NUMBER, '').trim() : written)
  return {
    organiser: organisationOf(cells, 'organiser', textOf(cells, 'organiser') ?? '').text,
    contactName: name.text,
    contactPhone: phonesOf(cells, inName || cells.text('contactPhone'), name.found),
    contactMail: mailOf(cells),
  }
}

const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g

/** The addresses of a cell that are not a person's own; a cell without any is as it is written. */
function mailOf(cells: Cells): string | null {
  const text = nfkc(cells.text('contactMail'))
  const written = text.match(MAIL) ?? (isBlank(text) ? [] : [text])
  const kept = written.filter(mail => !withoutPrivateMail(mail).found)
  if (kept.length < written.length) cells.note('contactMail', 'personMail')
  return kept.join('、') || null
}

/** Columns that tell who, in whose cells a person's name is no fact about the event. */
const WHO = /団体|主催|共催|後援|協力|担当|連絡|問.?合|氏名|代表|責任者|申込先/

/** The cells of all other columns for publishing: without names of persons where they tell who, without private addresses. */
export const othersOf = (cells: Cells): [heading: string, text: string][] =>
  cells.others().flatMap(([heading, written]): [string, string][] => {
    const mail = withoutPrivateMail(written)
    const who = WHO.test(heading) ? withoutPersons(mail.text) : { text: mail.text, found: false }
    if (mail.found) cells.issues.push(issue(cells.row, heading, 'personMail'))
    if (who.found) cells.issues.push(issue(cells.row, heading, 'personName'))
    return who.text ? [[heading, who.text]] : []
  })

function organisationOf(cells: Cells, field: 'contactName' | 'organiser', written: string) {
  const { text, found } = withoutPersons(written)
  if (found) cells.note(field, 'personName')
  return { text: text || null, found }
}

const LABELLED =
  /^\s*(?:TEL|Tel|tel|電話(?:番号)?|代表)?[\s.:]*([\d+()][\d\s().+‐‑‒–—―−ー-]{8,20}?)\s*(\(?(?:内線|代表|直通|フリーダイヤル|代|内)[^()]{0,20}\)?)?\s*$/

/** A number apart from what it is called: ℡04-7167-1141（内線23）. */
function labelled(written: string): { text: string; words: string } {
  const [, text = written, said = ''] = LABELLED.exec(written) ?? []
  const words = said.replace(/[()]/g, '').trim()
  return { text, words: words && `（${words}）` }
}

/** One or several numbers in one spelling; those of a person's own mobile are left out. */
function phonesOf(cells: Cells, written: string, ofPerson: boolean): string | null {
  const bare = readBarePhone(written)
  const whole = likely(bare)
  if (whole !== null) {
    if (ofPerson && isMobile(whole)) {
      cells.note('contactPhone', 'personPhone')
      return null
    }
    cells.offer('contactPhone', bare, formatPhone, { contactPhone: written.trim() })
    return formatPhone(whole)
  }
  const numbers = nfkc(written)
    .replace(/\(\)/g, '')
    .replace(/\((0\d{1,4}-[\d-]{5,9})\)/g, '、$1')
    .split(/[/|、,;\n]|・(?=0)|\s(?=FAX|ファ[クッ]|TEL|電話)/i)
    .filter(text => text.trim() !== '')
  const shown = numbers.flatMap(whole => {
    const { text, words } = labelled(whole)
    const digits = phoneDigits(text)
    if (digits && ofPerson && isMobile(digits)) {
      cells.note('contactPhone', 'personPhone')
      return []
    }
    if (!digits) cells.note('contactPhone', 'badPhone', whole)
    return [digits ? `${tidyPhone(text)}${words}` : whole.trim()]
  })
  return shown.join('、') || null
}
