import { html } from 'hono/html'
import { workPath } from '#features/works/index.ts'
import type { Content } from '#ui/html.ts'
import type { Version } from './rules.ts'

/** The work whose indicator it is, with its page where whoever looks may open it; or the heading under which it stands. */
export const workPart = ({ work_id, section }: Pick<Version, 'work_id' | 'section'>, opens: boolean): Content =>
  work_id === null || !opens ? section : html`<a href="${workPath(work_id)}">${section}</a>`
