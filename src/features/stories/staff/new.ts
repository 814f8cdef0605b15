import { html } from 'hono/html'
import { fullName, personHead, personPath } from '#features/people/index.ts'
import type { Read } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { beginStory } from '../actions.ts'
import { readStory } from '../forms.ts'
import { PATH, storyPath } from '../paths.ts'
import { choicesOf } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { storyFields } from './fields.ts'

async function view(
  db: Read,
  id: string,
  typed: Submitted,
  errors: Readonly<Record<string, string>> = {},
): Promise<View | null> {
  const person = isId(id) ? await personHead(db, id) : undefined
  if (!person) return null
  const title = `${fullName(person)}さんの事例を書く`
  return {
    title,
    nav: PATH,
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(personPath(person.id), `${fullName(person)}さんの画面へ`)}${pageHead({
      title,
      lead: '公開するのは、ご本人の「事例としての紹介」の同意を記録し、別の人が確かめたあとです。書きはじめるだけなら、同意はまだいりません。',
      actions: linkButton({ href: `${PATH}/interview`, text: '質問のひな形を印刷する', icon: 'print' }),
    })}
      ${checked(
        errors,
        form({
          action: `${PATH}/new`,
          once: newId(),
          long: true,
          body: [
            hidden('person', person.id),
            hidden('id', one(typed, 'id') || newId()),
            storyFields(await choicesOf(db, person.id), 1, { typed, errors }),
          ],
          submit: button({ text: '下書きを残す', kind: 'main' }),
        }),
      )}`,
  }
}

/** Somebody's story is begun from their page. */
export const newPage = page.staff({
  path: `${PATH}/new`,
  can: 'stories.write',
  audit: {
    action: 'story.begin',
    subject: ask => {
      const id = ask.url.searchParams.get('person') ?? ''
      return isId(id) ? ['person', id] : undefined
    },
  },
  get: (ask, db) => view(db, ask.url.searchParams.get('person') ?? '', filled({})),
  post: async (ask, tx, typed) => {
    const [person, id] = [one(typed, 'person'), one(typed, 'id')]
    if (!isId(person) || !isId(id) || !(await personHead(tx, person))) return null
    const read = readStory(await choicesOf(tx, person), ask.today, typed)
    if (!read.ok) return view(tx, person, typed, read.errors)
    const wrong = await beginStory(tx, id, person, read.value, doing(ask))
    const errors = Object.fromEntries(Object.entries(wrong).map(([field, key]) => [field, REFUSAL_TEXT[key]]))
    if (Object.keys(errors).length > 0) return view(tx, person, typed, errors)
    return { redirect: storyPath(id), flash: '下書きを残しました。' }
  },
})
