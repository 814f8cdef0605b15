/** Verbs that end a proposal and ask why; which reasons fit which. `shown` says what the reason tells of the person's taste. */
export const ENDING = { pass: 1, decline: 1, 'fall-through': 1, end: 1 } as const
export type Ending = keyof typeof ENDING

export const REASONS = {
  'too-far': { fits: ['pass', 'decline', 'end'], taste: 0 },
  hours: { fits: ['pass', 'decline', 'fall-through', 'end'], taste: 0 },
  health: { fits: ['pass', 'decline', 'end'], taste: 0 },
  wage: { fits: ['pass', 'decline', 'fall-through', 'end'], taste: 0 },
  image: { fits: ['pass', 'decline', 'end'], taste: -1 },
  relations: { fits: ['decline', 'end'], taste: 0 },
  family: { fits: ['pass', 'decline', 'end'], taste: 0 },
  'other-found': { fits: ['pass', 'decline', 'end'], taste: 0 },
  'organiser-declined': { fits: ['fall-through', 'end'], taste: 0 },
  skills: { fits: ['pass', 'fall-through'], taste: 0 },
  filled: { fits: ['pass', 'fall-through'], taste: 0 },
  'no-answer': { fits: ['decline', 'fall-through'], taste: 0 },
  absent: { fits: ['fall-through'], taste: 0 },
  'period-over': { fits: ['end'], taste: 0 },
  moved: { fits: ['decline', 'end'], taste: 0 },
  other: { fits: ['pass', 'decline', 'fall-through', 'end'], taste: 0 },
} as const satisfies Record<string, { fits: readonly Ending[]; taste: -1 | 0 }>

export type Reason = keyof typeof REASONS
export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text)
export const reasonFits = (reason: Reason, verb: Ending): boolean =>
  (REASONS[reason].fits as readonly Ending[]).includes(verb)
export const reasonsFor = (verb: Ending): Reason[] =>
  (Object.keys(REASONS) as Reason[]).filter(reason => reasonFits(reason, verb))
/** Reasons by which somebody says that this kind of activity is not for them. */
export const DISLIKES: readonly Reason[] = (Object.keys(REASONS) as Reason[]).filter(key => REASONS[key].taste < 0)
