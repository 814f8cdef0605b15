/** The pages of finding by pictures, for everybody. */
export const PATHS = {
  cards: '/start',
  profile: '/start/profile',
  when: '/start/when',
  where: '/start/where',
  forMe: '/start/for-me',
  order: '/start/order',
  paper: '/start/paper',
  list: '/list',
  /** Where it is found out whether somebody kept something, with which they begin. */
  mine: '/start/mine',
} as const

/** What residents kept of it, and of what they are told: for themselves. */
export const OWN = { kept: '/my/interests', keep: '/my/interests/keep', search: '/my/searches' } as const

/** The way of a visitor to a page of their own: the login leads whoever is in on to it at once, all others once they are. */
export const throughLogin = (path: string): string => `/my/login?next=${encodeURIComponent(path)}`
