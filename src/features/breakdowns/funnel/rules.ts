/** The steps of a person from the first consultation on, by the days on which they were reached (db/migrations/0075: `path`). */
export const STEPS = ['consulted', 'registered', 'proposed', 'introduced', 'decided', 'kept'] as const
export type Step = (typeof STEPS)[number]
