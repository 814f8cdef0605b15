import type { Permissions } from '#features/accounts/rules.ts'
import { fold } from '#platform/folding.ts'
import { lengthOf } from '#platform/text.ts'

/** A word of the municipality's own: who asks for `asked` finds `means` too. */
export type OwnWord = { asked: string; means: string }

export type WordRefusal = 'short' | 'same' | 'there'

/** What may be added: two words that differ, the one that is looked for not so short that it stands in every text. */
export function refusalOf({ asked, means }: OwnWord): Exclude<WordRefusal, 'there'> | null {
  if (fold(asked) === '' || lengthOf(fold(means)) < 2) return 'short'
  return fold(asked) === fold(means) ? 'same' : null
}

export const PERMISSIONS = { 'words.write': ['coordinator', 'manager'] } satisfies Permissions
