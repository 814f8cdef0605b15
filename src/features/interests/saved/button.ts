import { html } from 'hono/html'
import { hidden } from '#ui/fields.ts'
import type { Html } from '#ui/html.ts'
import { sr } from '#ui/html.ts'
import { PATHS } from '../paths.ts'

/**
 * 「気になる」 of one activity: puts it on the list of the device, and leads back to where one was (`back`, a path of ours).
 * It is the same for everybody, so that a card can be kept ready.
 */
export const keepButton = (id: string, back: string, title = ''): Html =>
  html`<form method="post" action="${PATHS.list}" class="save">${hidden('id', id)}${hidden('back', back)}<button class="button plain"><span>気になる${title && sr(`（${title}）`)}</span></button></form>`
