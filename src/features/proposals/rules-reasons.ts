import type { Term } from '#matching/index.ts'

/** Verbs that end a proposal and ask why. */
export const ENDING = { pass: 1, decline: 1, 'fall-through': 1, end: 1 } as const
export type Ending = keyof typeof ENDING
/** Whoever proposes may say why as well. */
export type Reasoned = Ending | 'propose'

/**
 * Which reasons fit which verb; what a reason tells of the person's taste; and which term of the score stands for it, so
 * that reasons can be held against outcomes. `beyond`: no term does. Health is one of these: it is a limit, never a score. `goes-on`: the desk follows it no longer, the
 * activity itself is not over.
 */
export const REASONS = {
  'own-words': { fits: ['propose'], taste: 0, term: 'likes' },
  near: { fits: ['propose'], taste: 0, term: 'distance' },
  'hours-fit': { fits: ['propose'], taste: 0, term: 'time' },
  'skills-used': { fits: ['propose'], taste: 0, term: 'experience' },
  'terms-fit': { fits: ['propose'], taste: 0, term: 'terms' },
  'good-place': { fits: ['propose'], taste: 0, term: 'character' },
  needed: { fits: ['propose'], taste: 0, term: 'need' },
  'known-group': { fits: ['propose'], taste: 0, term: 'beyond' },
  'easy-start': { fits: ['propose'], taste: 0, term: 'beyond' },
  companion: { fits: ['propose'], taste: 0, term: 'beyond' },
  'few-others': { fits: ['propose'], taste: 0, term: 'beyond' },
  'too-far': { fits: ['pass', 'decline', 'end'], taste: 0, term: 'distance' },
  hours: { fits: ['pass', 'decline', 'fall-through', 'end'], taste: 0, term: 'time' },
  health: { fits: ['pass', 'decline', 'end'], taste: 0, term: 'beyond' },
  wage: { fits: ['pass', 'decline', 'fall-through', 'end'], taste: 0, term: 'terms' },
  image: { fits: ['pass', 'decline', 'end'], taste: -1, term: 'likes' },
  relations: { fits: ['decline', 'end'], taste: 0, term: 'character' },
  family: { fits: ['pass', 'decline', 'end'], taste: 0, term: 'beyond' },
  'other-found': { fits: ['pass', 'decline', 'end'], taste: 0, term: 'beyond' },
  'organiser-declined': { fits: ['fall-through', 'end'], taste: 0, term: 'beyond' },
  skills: { fits: ['pass', 'fall-through'], taste: 0, term: 'experience' },
  filled: { fits: ['pass', 'fall-through'], taste: 0, term: 'beyond' },
  'no-answer': { fits: ['decline', 'fall-through'], taste: 0, term: 'beyond' },
  absent: { fits: ['fall-through'], taste: 0, term: 'beyond' },
  'period-over': { fits: ['end'], taste: 0, term: 'beyond' },
  moved: { fits: ['decline', 'end'], taste: 0, term: 'beyond' },
  'goes-on': { fits: ['end'], taste: 0, term: 'beyond' },
  other: { fits: ['propose', 'pass', 'decline', 'fall-through', 'end'], taste: 0, term: 'beyond' },
} as const satisfies Record<string, { fits: readonly Reasoned[]; taste: -1 | 0; term: Term | 'beyond' }>

export type Reason = keyof typeof REASONS
export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text)
export const reasonFits = (reason: Reason, verb: Reasoned): boolean =>
  (REASONS[reason].fits as readonly Reasoned[]).includes(verb)
export const reasonsFor = (verb: Reasoned): Reason[] =>
  (Object.keys(REASONS) as Reason[]).filter(reason => reasonFits(reason, verb))
/** Reasons by which somebody says that this kind of activity is not for them. */
export const DISLIKES: readonly Reason[] = (Object.keys(REASONS) as Reason[]).filter(key => REASONS[key].taste < 0)
/** Verbs by which the person says so themself: the desk's passing over tells nothing of their taste. */
export const OWN_WORDS: readonly Reasoned[] = ['decline', 'end']
