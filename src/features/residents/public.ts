import { cardPage } from './card/public.ts'
import { joinPages } from './join/pages.ts'
import { signInPages } from './sign-in/pages.ts'

export const publicPages = [...signInPages, ...joinPages, cardPage]
