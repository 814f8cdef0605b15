import { html } from 'hono/html'
import { personPath as deskPath, fullName, personHead } from '#features/people/index.ts'
import { page } from '#platform/page.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { talksOf } from '../store.ts'
import { READERS } from '../text.ts'
import { talkTable } from './talk.ts'

/** So many of the latest consultations are shown. */
const SHOWN = 20

/** The consultations of a person with their slips: hand one out, type what came back, and what was answered. */
export const surveysPage = page.staff({
  path: '/staff/people/:id/surveys',
  can: 'consultations.write',
  audit: { action: 'survey.person', subject: ask => ['person', ask.params.id] },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    if (!person) return null
    const title = `${fullName(person)}さん：満足度のアンケート`
    return {
      title,
      nav: '/staff/people',
      body: html`${backLink(deskPath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({ title, lead: '相談のあとに、用紙を渡してお聞きします。ご本人の答えが、相談員の入力より先に数えられます。' })}
        <p>${READERS}</p>
        ${talkTable(ask, await talksOf(db, person.id, SHOWN))}`,
    }
  },
})
