import { PURPOSES, wordingOf } from '#features/consents/index.ts'
import { addConsent } from '#features/consents/store.ts'
import { beginStory, handInStory, publishStory } from '#features/stories/actions.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type CastStory, STORIES } from './cast/stories/index.ts'
import type { City } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'
import type { People } from './people.ts'

/** Stories of people of the cast: one that is told, one that waits to be looked at. */
export async function addStories(city: City, people: People, opportunities: Opportunities): Promise<void> {
  for (const story of STORIES) await addStory(city, story, people, opportunities)
}

async function addStory(
  { tx, today, staff }: City,
  { who, about, daysAgo, published, ...told }: CastStory,
  people: People,
  opportunities: Opportunities,
): Promise<void> {
  const [person, opportunity] = [people.get(who), opportunities.get(about)]
  if (!person || !opportunity) throw new Error(`no ${who} or ${about} in the cast`)
  const on = (ago: number, by: string) => {
    const day = addDays(today, -ago)
    return { by: staff[by]!, now: morningOf(day), today: day }
  }
  const told_on = addDays(today, -daysAgo)
  await addConsent(tx, {
    person_id: person.id,
    purpose: 'story',
    recipient_id: null,
    fields: [...PURPOSES.story.fields],
    wording: wordingOf('story').version,
    given_on: told_on,
    given_by_medium: 'visit',
    taken_by: staff['sato']!,
  })
  const id = newId<'story'>()
  const content = { ...told, opportunity_id: opportunity.id, organisation_id: null, told_on }
  const wrong = await beginStory(tx, id, person.id, content, on(daysAgo, 'sato'))
  if (Object.keys(wrong).length > 0) throw new Error(`${who}: ${JSON.stringify(wrong)}`)
  const done = [await handInStory(tx, id, on(daysAgo - 1, 'sato'))]
  if (published) done.push(await publishStory(tx, id, on(daysAgo - 2, 'suzuki')))
  if (done.some(one => one !== 'done')) throw new Error(`${who}: ${JSON.stringify(done)}`)
}
