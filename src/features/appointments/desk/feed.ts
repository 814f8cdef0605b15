import { html } from 'hono/html'
import { doneOr } from '#platform/flash.ts'
import { doing, page } from '#platform/page.ts'
import { one } from '#platform/submitted.ts'
import { textField } from '#ui/fields.ts'
import { qr } from '#ui/qr.ts'
import { openFeed, shutFeed } from '../feed/actions.ts'
import { feedPath } from '../feed/link.ts'
import { hostById } from '../offer/store.ts'
import { hostPath } from '../rules.ts'
import { feedMade } from './host.ts'

/** Makes the address of somebody's calendar, which is told once and stored nowhere, or ends it. */
export const feedPage = page.staff({
  path: `${hostPath(':id')}/feed`,
  can: 'appointments.write',
  audit: { action: 'appointment.plan', subject: ask => ['appointment_host', ask.params.id] },
  post: async (ask, tx, typed) => {
    const { id } = ask.params
    if (!(await hostById(tx, id))) return null
    if (one(typed, 'do') === 'shut') {
      const done = await shutFeed(tx, id, doing(ask))
      return {
        redirect: hostPath(id),
        ...doneOr(done, '住所を使えなくしました。', '使えなくする住所は、ありませんでした。'),
      }
    }
    const address = `${ask.url.origin}${feedPath(await openFeed(tx, id, doing(ask)))}`
    const told = html`<p>この画面を閉じると、同じ住所はもう見られません。</p>${qr(address.replace(/^https?/, 'webcal'), '予定表の住所')}
      ${textField({ name: 'address', label: '予定表の住所（URL）', value: address, readonly: true })}`
    return feedMade(ask, tx, told)
  },
})
