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
} as const
