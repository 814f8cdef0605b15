import type { Of } from '#platform/happening.ts'
import type { Verdict } from './rules.ts'
import type { WishKind } from './wishes/rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    /** Somebody on the way in asked for a code. Where it goes stands in the row, for a day. */
    'code.asked': Of<'sign_in'>
    /** A way in was added, changed or taken away, and one was put back by whoever was told; what it is stands in the row. */
    'way.changed': Of<'way_change'>
    'way.undone': Of<'way_change'>
    /** Somebody registered by themselves, as a new person. */
    'registration.made': Of<'registration', { number: number }>
    /** The desk said who they are; `known`: whom it knew. */
    'registration.checked': Of<'registration', { verdict: Verdict; known: string | null }>
    /** A card was printed with which somebody comes in; `until`: an instant. */
    'card.printed': Of<'entry_card', { until: string }>
    /** A resident asked that their data be put right, or deleted; the words stand in the row. */
    'data-wish.made': Of<'data_wish', { kind: WishKind }>
    'data-wish.answered': Of<'data_wish'>
  }
}
