import { html } from 'hono/html'
import { formsOffered, LEGAL_FORMS } from '#features/kinds/index.ts'
import { programmesOn } from '#features/municipalities/index.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, type Page, page, type Staff, type View } from '#platform/page.ts'
import { all, type Submitted, versionOf } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { editPath, fullName, personPath } from '../../head.ts'
import { SECTIONS, type Section } from '../../rules.ts'
import { byOf, editHead, mediumField } from '../../staff-parts.ts'
import { SECTION_TEXT } from '../../text.ts'
import { type Conflict, saveSection } from '../actions.ts'
import { SECTION_RULES } from '../sections.ts'
import { type PersonDesk, personDesk } from '../store.ts'
import { conflictNotice, merged } from './conflict.ts'
import { SECTION_FIELDS, type Showing } from './fields.ts'
import { townOptions } from './home-field.ts'

type Shown = {
  form: Submitted
  errors?: Record<string, string>
  beside?: Record<string, string>
  above?: Content
  status?: View['status']
}

async function view(ask: Ask<Staff>, db: Read, person: PersonDesk, section: Section, shown: Shown): Promise<View> {
  const basic = section === 'basic'
  const show: Showing = {
    form: shown.form,
    errors: shown.errors ?? {},
    beside: shown.beside ?? {},
    towns: basic ? await townOptions(db) : [],
    programmes: basic ? await programmesOn(db, ask.today) : [],
    today: ask.today,
    // What was once said stays to be seen, and to be taken back.
    forms: LEGAL_FORMS.filter(
      form => formsOffered(ask.municipality).includes(form) || all(shown.form, 'forms').includes(form),
    ),
  }
  return {
    title: `${fullName(person)}さん：${SECTION_TEXT[section]}`,
    nav: '/staff/people',
    ...(shown.status ? { status: shown.status } : {}),
    body: html`${editHead(person, section)}${shown.above}${checked(
      show.errors,
      form({
        action: editPath(person.id, section),
        once: newId(),
        // One field is in view together with its button.
        long: section !== 'health',
        version: shown.status === 422 ? versionOf(shown.form) : person.version,
        body: [SECTION_FIELDS[section](show), mediumField(show.form)],
        submit: [
          button({ text: '保存する', kind: 'main' }),
          linkButton({ href: personPath(person.id), text: 'やめる', kind: 'quiet' }),
        ],
      }),
    )}`,
  }
}

const editPage = (section: Section): Page =>
  page.staff({
    path: editPath(':id', section),
    can: 'people.write',
    audit: { action: `person.edit-${section}`, subject: ask => ['person', ask.params.id] },
    get: async (ask, db) => {
      const person = await personDesk(db, ask.params.id, section)
      return person
        ? view(ask, db, person, section, { form: { fields: SECTION_RULES[section].values(person), files: {} } })
        : null
    },
    post: async (ask, tx, typed) => {
      const id = ask.params.id
      const person = await personDesk(tx, id, section)
      if (!person) return null
      const result = await saveSection(tx, section, id, typed, versionOf(typed), byOf(ask, typed))
      if (result === null) return null
      if ('conflict' in result) return overtaken(ask, tx, section, typed, result)
      if ('errors' in result) return view(ask, tx, person, section, { form: typed, errors: result.errors, status: 422 })
      return { redirect: personPath(id), flash: `「${SECTION_TEXT[section]}」を保存しました。` }
    },
  })

async function overtaken(
  ask: Ask<Staff>,
  db: Read,
  section: Section,
  typed: Submitted,
  { conflict, changes }: Conflict,
): Promise<View> {
  const names = new Map<string, string>()
  if (section === 'basic') {
    for (const { id, name } of [...(await townOptions(db)), ...(await programmesOn(db, ask.today))]) names.set(id, name)
  }
  const { form, beside } = merged(typed, SECTION_RULES[section].values(conflict), changes, section, names)
  return view(ask, db, conflict, section, { form, beside, above: conflictNotice(changes), status: 409 })
}

export const editPages = SECTIONS.map(editPage)
