import { isName } from '#features/people/rules.ts'
import type { City, Words } from '../message.ts'
import type { ByItself } from '../rules.ts'

/** What is handed over at once: one notice, or several that were gathered. */
export type Parcel = {
  /** The attempts that it carries; by the first it is known to the other side, however often it is handed over. */
  attempts: string[]
  notice: string
  channel: ByItself
  words: Words[]
  person: string | null
  gathers: boolean
  to: string
  name: string
  city: City
  /** Where one press ends such notices; null where they asked for it themselves. */
  stop: string | null
}

const HOLE = /\{(\w+)\}/g

/** A text with its holes filled; null where one cannot be. */
const filled = (text: string, by: Readonly<Record<string, string>>): string | null => {
  const names = [...text.matchAll(HOLE)].map(([, name]) => name!)
  return names.every(name => Object.hasOwn(by, name)) ? text.replace(HOLE, (_, name: string) => by[name]!) : null
}

/** The words with what is secret in them; lines of which something cannot be made are left out. */
export function filledWords(words: Words, by: Readonly<Record<string, string>>): Words {
  const all = (lines: readonly string[]) => lines.map(line => filled(line, by)).filter(line => line !== null)
  return {
    title: filled(words.title, by) ?? words.title.replace(HOLE, ''),
    lines: all(words.lines),
    short: filled(words.short, by) ?? words.short.replace(HOLE, '').trim(),
    call: all(words.call),
  }
}

/** The words as paper and telephone tell them: nothing secret is printed or read aloud. */
export const plainWords = (words: Words): Words => filledWords(words, {})

/** The subject of a mail: of several that were gathered, how many there are. */
export const titleOf = ({ words, city }: Pick<Parcel, 'words' | 'city'>): string =>
  words.length === 1 ? words[0]!.title : `${city.desk_name}からのお知らせ（${words.length}件）`

/** The text of a mail: whom it is for, what it says, who says it and where they are reached. */
export function mailText({ name, words, city, stop }: Pick<Parcel, 'name' | 'words' | 'city' | 'stop'>): string {
  const parts = words.map(({ title, lines }) => [...(words.length > 1 ? [`■ ${title}`] : []), ...lines].join('\n\n'))
  const from = [city.name, city.desk_name, `電話 ${city.desk_phone}（${city.desk_hours}）`]
  return [
    // Whoever asks for something may write anything in the place of a name, and give another's address: that is not sent on.
    ...(isName(name) ? [`${name} 様`] : []),
    ...parts,
    ['――――――――――', ...from].join('\n'),
    ...(stop ? [`このお知らせをやめるときは、こちらを開いてください。\n${stop}`] : []),
  ].join('\n\n')
}

/** The text of an SMS or a LINE message: who says it, and the short words. */
export const shortText = ({ words, city }: Pick<Parcel, 'words' | 'city'>): string =>
  `【${city.name}】${words.length === 1 ? words[0]!.short : words.map(({ title }) => title).join('／')}`

/** By which headers a program of mail ends such notices with one press (RFC 2369, RFC 8058). */
export const stopHeaders = (stop: string | null): Record<string, string> =>
  stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}

/**
 * An address as SMTP takes it: that of an old mobile telephone (`a..b.@`) has its local part quoted (RFC 5321 §4.1.2). Null
 * where it is none.
 */
export function mailbox(address: string): string | null {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (at < 1 || !/^[^\s\p{Cc}@<>"(),:;\\[\]]+$/u.test(local) || !/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain))
    return null
  const plain = local.split('.').every(part => part !== '')
  return plain ? address : `"${local}"@${domain}`
}
