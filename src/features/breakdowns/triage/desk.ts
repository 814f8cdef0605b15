import { html } from 'hono/html'
import { CATEGORIES, type Category } from '#features/kinds/index.ts'
import { settingsAsked, settingsFrom, valuesOf } from '#features/municipalities/index.ts'
import type { Beside } from '#platform/feature.ts'
import { together } from '#platform/rows.ts'
import { more } from '#ui/layout.ts'
import { adviceOf, likeOf, SETTINGS } from './rules.ts'
import { knownAsked, talliesAsked } from './store.ts'
import { deskText, RULE } from './text.ts'

/**
 * At the desk, of somebody for whom nothing is decided yet: what became of others who came about the same, to be left aside by
 * whoever knows better. Nothing where the city does not use it, or nothing is known of them.
 */
export const triageBeside: Beside = {
  kind: 'person',
  can: 'breakdowns.trace',
  show: async (db, id, { actor, today }) => {
    const asked = { settings: settingsAsked(today), known: knownAsked(id), tallies: talliesAsked() }
    const { settings, known, tallies } = await together(db, asked)
    const { triageUsed, triageUsual } = settingsFrom(valuesOf(settings), SETTINGS)
    const [person] = known
    if (!triageUsed || !person?.open || person.decided) return false
    const wishes = [...new Set(person.wishes.map(category => CATEGORIES[category as Category]))]
    const like = likeOf({ topics: person.topics, wishes }, tallies)
    if (!like) return false
    return more({
      title: '相談のめやす',
      body: html`<p>${deskText(like, adviceOf(like, triageUsual), actor.part === undefined)}</p>
        <p class="faint">めやすです。この方に合わないと思われるときは、使わなくてかまいません。${RULE}</p>`,
    })
  },
}
