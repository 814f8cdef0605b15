import { residentIn } from '#features/residents/index.ts'
import { page } from '#platform/page.ts'
import { PATHS } from '../paths.ts'
import { MOST } from '../saved/code.ts'
import { queryIn } from './rules.ts'
import { keptChoices, keptLines } from './store.ts'

/** The pages that begin with what somebody kept. */
const BEGIN = [PATHS.cards, PATHS.forMe, PATHS.list] as const

/**
 * Finds out whether a resident is in who kept something, and leads on with it in the address: the pages for everybody know
 * nothing but what stands there. Whoever kept nothing, and whoever is nobody, begins anew.
 */
export const beginPage = page.public({
  path: PATHS.mine,
  can: 'everyone',
  audit: 'none',
  get: {
    arrive: async (ask, database) => {
      const to = BEGIN.find(path => path === ask.url.searchParams.get('to')) ?? PATHS.cards
      const resident = await residentIn(ask, database)
      if (!resident) return { redirect: `${to}?new=1` }
      const scope = { municipality: ask.municipality.id, actor: resident.id, person: resident.person }
      const query = await database.read({ lane: 'resident', ...scope }, async db => {
        const choices = (await keptChoices(db, resident.person)).filter(({ title }) => title !== null)
        const mine = choices.slice(0, MOST).map(({ id }) => id)
        return queryIn(to === PATHS.list ? [] : await keptLines(db, resident.person), mine, ask.today)
      })
      if (query === '') return { redirect: `${to}?new=1` }
      return { redirect: to + query, flash: { kind: 'info', text: 'わたしのページに残したことから始めています。' } }
    },
  },
})
