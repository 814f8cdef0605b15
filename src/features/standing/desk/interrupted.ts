import { z } from 'zod'
import { isId } from '#platform/ids.ts'
import type { Ask } from '#platform/page.ts'
import type { Submitted } from '#platform/submitted.ts'

const PACKED = z.object({ action: z.string(), fields: z.record(z.string(), z.array(z.string())) })
export type Interrupted = z.infer<typeof PACKED>

/** What was sent when the time was over, to travel through the page on which it is begun anew. */
export const pack = (ask: Ask, form: Submitted): string =>
  JSON.stringify({ action: ask.url.pathname + ask.url.search, fields: form.fields })

/** What was packed; null for anything that leads elsewhere than to a page of a resident. */
export function unpack(packed: string, { origin }: URL): Interrupted | null {
  try {
    const kept = PACKED.safeParse(JSON.parse(packed)).data
    const url = kept && URL.parse(kept.action, origin)
    return url?.origin === origin && url.pathname + url.search === kept!.action && /^\/my(\/|$)/.test(url.pathname)
      ? kept!
      : null
  } catch {
    return null
  }
}

/** The words somebody typed, without what the page itself put into the form. */
export const wordsOf = ({ fields }: Pick<Submitted, 'fields'>): string[] =>
  Object.entries(fields)
    .filter(([name]) => name !== 'once' && name !== 'interrupted')
    .flatMap(([, values]) => values)
    .filter(value => value.trim() !== '' && !isId(value) && !/^[a-z0-9-]{1,20}$/.test(value))
