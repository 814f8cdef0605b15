import { html } from 'hono/html'
import { today } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { tell } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import { button, linkButton } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane, twoPanes } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { summary } from '#ui/summary.ts'
import { timeline } from '#ui/timeline.ts'
import type { eventsOf, Organisation } from './store.ts'
import { ORGANISATION_FIELD_TEXT as LABEL, ORGANISATION_KIND_TEXT, ORGANISATION_TOLD } from './text.ts'

type Shown = {
  activities: Content
  events: Awaited<ReturnType<typeof eventsOf>>
  mayWrite: boolean
  mayAdd: boolean
}

/** One organisation on one screen: what is known, its activities, what happened. */
export const organisationView = (organisation: Organisation, shown: Shown): View => {
  const path = `/staff/organisations/${organisation.id}`
  return {
    title: organisation.name,
    nav: '/staff/organisations',
    body: html`${backLink('/staff/organisations', '団体の一覧へ')}${pageHead({
      title: organisation.name,
      lead: [ORGANISATION_KIND_TEXT[organisation.kind], organisation.sector, organisation.town]
        .filter(Boolean)
        .join('・'),
      actions: [
        shown.mayAdd &&
          linkButton({
            href: `/staff/opportunities/new?organisation=${organisation.id}`,
            text: '活動を登録する',
            kind: 'main',
          }),
        shown.mayWrite && linkButton({ href: `${path}/edit`, text: '内容を変更する' }),
      ],
    })}${twoPanes([facts(organisation), shown.activities], [verification(organisation, path, shown.mayWrite), history(shown.events)])}`,
  }
}

const facts = (organisation: Organisation) =>
  pane({
    title: '団体のこと',
    body: html`${summary([
      { label: LABEL.kana, value: organisation.kana },
      { label: LABEL.corporate_number, value: organisation.corporate_number ?? '' },
      { label: '所在地', value: [organisation.town, organisation.address].filter(Boolean).join(' ') },
      { label: LABEL.phone, value: organisation.phone },
      { label: LABEL.email, value: organisation.email },
      { label: LABEL.contact_name, value: organisation.contact_name },
      { label: LABEL.about, value: organisation.about },
    ])}${organisation.services.length > 0 && html`<h3>${LABEL.services}</h3><ul>${organisation.services.map(service => html`<li>${service}</li>`)}</ul>`}`,
  })

const verification = (organisation: Organisation, path: string, mayWrite: boolean) =>
  html`<div class="stack">${
    organisation.verified_at
      ? notice({
          kind: 'success',
          title: '確認済み',
          body: `${formatDay(today(organisation.verified_at))}・${organisation.verified_by ?? ''}`,
        })
      : notice({
          kind: 'warning',
          title: 'まだ確認していません',
          body: '訪問か電話で、実在することと連絡先を確かめてから記録してください。',
        })
  }${
    mayWrite &&
    form({
      action: `${path}/verify`,
      once: newId(),
      body: '',
      submit: button({ text: organisation.verified_at ? '今日確認し直した' : '確認したと記録する' }),
    })
  }</div>`

const history = (events: Shown['events']) =>
  pane({
    title: 'これまでのこと',
    body: timeline(
      events.map(event => ({
        when: formatDay(today(event.at)),
        datetime: today(event.at),
        aside: event.by ?? '',
        body: tell(ORGANISATION_TOLD, event, null),
      })),
      'まだ記録がありません。',
    ),
  })
