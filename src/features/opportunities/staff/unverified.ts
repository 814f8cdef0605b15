import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import type { publicationsOf } from '../record/store.ts'
import type { Opportunity } from '../record/store-read.ts'
import { VERB_REFUSAL_TEXT } from '../text.ts'

/** The mark of the second press: from then on an empty reason is said to be one. */
const ASKED = 'asked'

/**
 * Asked before an activity goes out whose organisation nobody has verified: what to do first, and who has looked at it so
 * far. It can go on with a reason, which stays in the history of the activity.
 */
export function unverifiedView(
  row: Opportunity,
  publications: Awaited<ReturnType<typeof publicationsOf>>,
  typed: Submitted,
  actor: string,
): View {
  const path = `/staff/opportunities/${row.id}`
  const errors: Record<string, string> = one(typed, ASKED) === '' ? {} : { reason: VERB_REFUSAL_TEXT.unverified }
  const submitted = publications.findLast(({ verb }) => verb === 'submit')?.by
  return {
    title: 'この団体はまだ確認されていません',
    nav: '/staff/opportunities',
    status: errors['reason'] ? 422 : 200,
    body: html`${backLink(path, '活動の画面へ')}${pageHead({ title: 'この団体はまだ確認されていません', lead: html`「${row.title}」（<a href="/staff/organisations/${row.organisation_id}">${row.organisation}</a>）は、まだ公開していません。` })}
      ${notice({
        kind: 'warning',
        title: '公開する前に、団体を確かめてください。',
        body: html`<ol><li>訪問か電話で、団体が実在することと、連絡先・担当の方を確かめます。</li><li><a href="/staff/organisations/${row.organisation_id}">団体の画面</a>で「確認したと記録する」を押します。</li><li>この活動の画面にもどって、もう一度公開します。</li></ol>${
          submitted === actor &&
          html`<p>この活動は、申請したのも${actor}さんです。できれば、ほかの職員にも見てもらってください。</p>`
        }`,
      })}
      ${checked(
        errors,
        form({
          action: `${path}/publish`,
          once: newId(),
          version: row.version,
          body: [
            html`<input type="hidden" name="${ASKED}" value="1">`,
            textArea({
              name: 'reason',
              label: '確認の前に公開するわけ',
              required: true,
              rows: 2,
              hint: '公開の記録に残ります。',
              example: '市の課から紹介された団体で、来週訪問する',
              value: one(typed, 'reason'),
              error: errors['reason'],
            }),
          ],
          submit: [
            button({ text: '確認の前に公開する', kind: 'plain' }),
            linkButton({ href: path, text: 'やめる', kind: 'quiet' }),
          ],
        }),
      )}`,
  }
}
