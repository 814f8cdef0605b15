import { cardPage } from './card/public.ts'
import { joinPages } from './join/pages.ts'
import { lineInPages } from './line/pages.ts'
import { signInPages } from './sign-in/pages.ts'
import { passkeyInPages } from './ways/passkeys.ts'

export const publicPages = [...signInPages, ...joinPages, cardPage, ...passkeyInPages, ...lineInPages]
