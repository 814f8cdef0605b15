import { one, type Submitted } from '#platform/submitted.ts'
import { lengthOf } from '#platform/text.ts'
import { PASSKEYS } from './rules.ts'

/** What a passkey is called; one without a name is called what it is. A name that is too long was refused when it was asked for. */
export const nameIn = (form: Submitted): string => [...plain(form)].slice(0, PASSKEYS.name).join('') || 'パスキー'

const plain = (form: Submitted): string => one(form, 'name').replaceAll(/\s+/g, ' ').trim()

/** The sentence about a name that is too long. */
export const nameRefusal = (form: Submitted): string | null =>
  lengthOf(plain(form)) > PASSKEYS.name ? `パスキーの名前は${PASSKEYS.name}文字までです。` : null
