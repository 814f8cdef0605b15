import { isMobile, phoneDigits, tidyPhone } from '#platform/phones.ts'
import { nfkc } from '#platform/text.ts'
import { withoutPersons, withoutPrivateMail } from '../persons/persons.ts'
import type { EventRow } from '../rules.ts'
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
  const mail = withoutPrivateMail(cells.text('contactMail'))
  if (mail.found) cells.note('contactMail', 'personMail')
  return {
    organiser: organisationOf(cells, 'organiser', textOf(cells, 'organiser') ?? '').text,
    contactName: name.text,
    contactPhone: phonesOf(cells, inName || cells.text('contactPhone'), name.found),
    contactMail: mail.found ? null : mail.text || null,
  }
}

function organisationOf(cells: Cells, field: 'contactName' | 'organiser', written: string) {
  const { text, found } = withoutPersons(written)
  if (found) cells.note(field, 'personName')
  return { text: text || null, found }
}

/** One or several numbers in one spelling; those of a person's own mobile are left out. */
function phonesOf(cells: Cells, written: string, ofPerson: boolean): string | null {
  const numbers = nfkc(written)
    .replace(/\(\)/g, '')
    .split(/[/、,;\n]|・(?=0)/)
    .filter(text => text.trim() !== '')
  const shown = numbers.flatMap(text => {
    const digits = phoneDigits(text)
    if (digits && ofPerson && isMobile(digits)) {
      cells.note('contactPhone', 'personPhone')
      return []
    }
    if (!digits) cells.note('contactPhone', 'badPhone', text)
    return [tidyPhone(text) ?? text.trim()]
  })
  return shown.join('、') || null
}
