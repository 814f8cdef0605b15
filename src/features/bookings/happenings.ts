import type { Of } from '#platform/happening.ts'
import type { Doubt } from './doubt/rules.ts'
import type { Time } from './rules.ts'

declare module '#platform/happening.ts' {
  interface Happenings {
    'occasion.opened': Of<'occasion', { opportunity: string; places: number }>
    'occasion.shut': Of<'occasion'>
    'occasion.reopened': Of<'occasion'>
    /** `from`: when it was before, where that was changed; null: something else was. */
    'occasion.changed': Of<'occasion', { from: Time[] | null }>
    /** It does not take place. */
    'occasion.off': Of<'occasion'>
    /** Its activity has other dates now, or ended; and: it stays as it was booked (`by` null: the activity was set back). */
    'occasion.doubted': Of<'occasion', { doubt: Doubt }>
    'occasion.kept': Of<'occasion'>
    /** Who came is noted. */
    'occasion.over': Of<'occasion'>
    'booking.made': Of<'booking', { occasion: string; status: 'confirmed' | 'waiting'; party: number }>
    'booking.offered': Of<'booking', { occasion: string; until: string }>
    'booking.accepted': Of<'booking', { occasion: string }>
    /** By themselves or by the desk: their place is free. */
    'booking.left': Of<'booking', { occasion: string; as: 'self' | 'desk' }>
    /** Fewer come than was booked. */
    'booking.smaller': Of<'booking', { occasion: string; party: number }>
    'booking.going': Of<'booking', { occasion: string }>
    'booking.lapsed': Of<'booking', { occasion: string }>
    'booking.rejoined': Of<'booking', { occasion: string }>
    'booking.attended': Of<'booking', { occasion: string }>
    'booking.absent': Of<'booking', { occasion: string }>
  }
}
